/**
 * The virtio-mmio transport, virtio 1.2 §4.2: version 2, or QEMU's default, the legacy version 1 (§4.2.4). The device behind
 * it completes each request within the driver's notification, so the interrupt follows at a deterministic instruction.
 */
import type { AccessSize, MmioDevice } from '../device.ts';
import { stateReader } from '../device-state.ts';
import { registerFile, type RegisterFile } from '../register-file.ts';
import { commonRegisters, legacyRegisters, modernRegisters } from './mmio-registers.ts';
import { VirtioTransport, type VirtioMmioState, type VirtioMmioWiring } from './transport.ts';
import { isPowerOfTwo, restoreVirtqueueState } from './virtqueue.ts';

const CONFIG = 0x100;

export class VirtioMmio extends VirtioTransport implements MmioDevice {
  readonly name = 'virtio_mmio';
  readonly size = 0x200;
  readonly #registers: RegisterFile<VirtioMmio>;

  constructor(wiring: VirtioMmioWiring) {
    super(wiring);
    this.#registers = wiring.legacy ? legacyFile : modernFile;
  }

  registerName(offset: number): string | undefined {
    return offset >= CONFIG ? 'Config' : this.#registers.registerName(offset);
  }

  read(offset: number, size: AccessSize): number {
    if (offset >= CONFIG) return this.#readConfig(offset - CONFIG, size);
    // §4.2.2.2: only 32-bit aligned accesses to the control registers.
    return size === 4 && offset % 4 === 0 ? this.#registers.read(this, offset, size) : 0;
  }

  write(offset: number, size: AccessSize, value: number): boolean {
    if (offset >= CONFIG) this.#writeConfig(offset - CONFIG, size, value);
    else if (size === 4 && offset % 4 === 0 && this.device !== undefined)
      this.#registers.write(this, offset, size, value);
    return true;
  }

  /** 0, at once, when requests are left over from a notification. */
  deadline(): number {
    return this.state.pending.length > 0 ? 0 : Infinity;
  }

  advance(): void {
    const { pending } = this.state;
    this.state.pending = [];
    for (const queue of pending) this.notify(queue);
  }

  save(): unknown {
    return { transport: structuredClone(this.state), device: this.device?.save() };
  }

  restore(saved: unknown): void {
    const outer = stateReader(this.name, saved);
    const from = stateReader(this.name, outer.value('transport'));
    const count = this.device?.queueCount ?? 0;
    const queues = from.list('queues', count).map(restoreVirtqueueState);
    const features = from.integers('driverFeatures', 2, 0, 0xffffffff);
    const aligns = from.integers('queueAlign', count, 1, 2 ** 31);
    if (queues.length !== count || features.length !== 2 || aligns.length !== count) from.fail('queues');
    if (aligns.some((align) => !isPowerOfTwo(align))) from.fail('queueAlign');
    const state: VirtioMmioState = {
      status: from.integer('status', 0, 0xff),
      broken: from.boolean('broken'),
      interruptStatus: from.integer('interruptStatus', 0, 3),
      configGeneration: from.integer('configGeneration', 0, 0xffffffff),
      deviceFeaturesSelect: from.integer('deviceFeaturesSelect', 0, 0xffffffff),
      driverFeaturesSelect: from.integer('driverFeaturesSelect', 0, 0xffffffff),
      driverFeatures: [features[0] ?? 0, features[1] ?? 0],
      queueSelect: from.integer('queueSelect', 0, 0xffffffff),
      queues,
      pending: from.integers('pending', count, 0, Math.max(0, count - 1)),
      pageShift: from.integer('pageShift', 0, 31),
      queueAlign: aligns,
    };
    this.device?.restore(outer.value('device'));
    this.state = state;
    this.updateInterrupt();
  }

  /** Beyond the configuration space all bits are ones, as on QEMU; an empty slot has none and reads as zero. */
  #readConfig(offset: number, size: AccessSize): number {
    if (this.device === undefined) return 0;
    let value = 0;
    for (let i = 0; i < Math.min(size, 4); i++) value += (this.device.readConfig(offset + i) ?? 0xff) * 2 ** (8 * i);
    return value;
  }

  #writeConfig(offset: number, size: AccessSize, value: number): void {
    for (let i = 0; i < Math.min(size, 4); i++) this.device?.writeConfig(offset + i, (value >>> (8 * i)) & 0xff);
  }
}

const legacyFile = registerFile<VirtioMmio>({ ...commonRegisters, ...legacyRegisters });
const modernFile = registerFile<VirtioMmio>({ ...commonRegisters, ...modernRegisters });
