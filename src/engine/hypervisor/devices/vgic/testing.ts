/** A VM with VCpus on cores of their own, over a real GIC, driven as its guest would: by trapped accesses and its GICV. */
import type { Gic } from '../../../devices/gic/index.ts';
import { GICC, GICD, INTID } from '../../board.ts';
import { FRAME, REASON, type ConsoleChannel, type DiskChannel } from '../../el2.ts';
import { createHypervisor, type Hypervisor, type VmDescription } from '../../index.ts';
import { flat, recordedEl2, watchedGic, type RecordedEl2 } from '../../testing.ts';

const CPU_ON = 0xc400_0003n;

export class GuestGic {
  readonly gic: Gic;
  readonly hypervisor: Hypervisor;
  readonly #cores: readonly RecordedEl2[];
  readonly #lines: number[];

  constructor(
    cores: 1 | 2,
    vm: Partial<VmDescription> = {},
    consoles: readonly ConsoleChannel[] = [],
    disks: readonly DiskChannel[] = [],
  ) {
    const { gic, lines } = watchedGic(cores);
    this.gic = gic;
    this.#lines = lines;
    const memory = new Map<number, number>();
    this.#cores = Array.from({ length: cores }, (_, core) => recordedEl2(core, { memory, gic, consoles, disks }));
    const own: VmDescription = {
      name: 'vm',
      cores: cores === 1 ? [0] : [0, 1],
      console: 'uart',
      kernel: flat,
      memory: 0x100_0000,
      ...vm,
    };
    this.hypervisor = createHypervisor(
      { vms: [own], cores, memory: 2 ** 31 },
      {
        // Stands for emulated devices: type 1 raises the wire of shared interrupt `event`, type 2 lowers it.
        documentCall: (_call, vcpu, type, event) => {
          vcpu.vm.vgic.setLine(INTID.FIRST_SPI + event, type === 1);
          return 0n;
        },
      },
    );
    for (const el2 of this.#cores) this.hypervisor.call(REASON.BOOT, el2);
    this.settle();
    if (cores === 2) this.hvc(0, CPU_ON, 1n, 0x4008_0000n, 0n);
  }

  el2(core: number): RecordedEl2 {
    const el2 = this.#cores[core];
    if (el2 === undefined) throw new Error('no such core');
    return el2;
  }

  /** Physical interrupts of all cores come to EL2, as often as there are any. Throws when that does not end. */
  settle(): void {
    for (let round = 0; round < 50; round++) {
      const core = this.#lines.findIndex((lines) => (lines & 3) !== 0);
      if (core < 0) return;
      this.hypervisor.call(REASON.IRQ, this.el2(core));
    }
    throw new Error('interrupts do not end');
  }

  hvc(core: number, ...x: bigint[]): bigint {
    const el2 = this.el2(core);
    x.forEach((value, n) => el2.write(el2.frame + 8 * n, 8, value));
    el2.registers.set('ESR_EL2', 0x16n << 26n);
    this.hypervisor.call(REASON.SYNC, el2);
    const result = el2.read(el2.frame, 8) ?? 0n;
    this.settle();
    return result;
  }

  /** A load or a store (of `value`) that traps; undefined: the guest got an abort. */
  access(core: number, ipa: number, size: 1 | 2 | 4 | 8, value?: bigint): bigint | undefined {
    const el2 = this.el2(core);
    const sas = BigInt(Math.log2(size)) << 22n;
    const elr = 0x4008_0000n;
    el2.write(el2.frame + FRAME.ELR, 8, elr);
    if (value !== undefined) el2.write(el2.frame + 8, 8, value);
    const sixtyFour = size === 8 ? 1n << 15n : 0n;
    const esr = (0x24n << 26n) | (1n << 25n) | (1n << 24n) | sas | (1n << 16n) | sixtyFour | 7n;
    el2.registers.set('ESR_EL2', esr | (value === undefined ? 0n : 1n << 6n));
    el2.registers.set('FAR_EL2', BigInt(ipa));
    el2.registers.set('HPFAR_EL2', BigInt(ipa >>> 12) << 4n);
    this.hypervisor.call(REASON.SYNC, el2);
    const skipped = el2.read(el2.frame + FRAME.ELR, 8) === elr + 4n;
    const result = el2.read(el2.frame + 8, 8);
    this.settle();
    return skipped ? (value === undefined ? result : 0n) : undefined;
  }

  read(core: number, offset: number, size: 1 | 2 | 4 = 4): number {
    return Number(this.access(core, GICD.start + offset, size) ?? -1n);
  }
  write(core: number, offset: number, value: number, size: 1 | 2 | 4 = 4): void {
    this.access(core, GICD.start + offset, size, BigInt(value >>> 0));
  }

  /** The guest's CPU interface: the GICV behind its GICC. */
  interface(core: number, offset: number, value?: number): number {
    // Its second page traps.
    if (offset >= GICC.page) {
      const word = value === undefined ? undefined : BigInt(value);
      return Number(this.access(core, GICC.start + offset, 4, word) ?? -1n);
    }
    const device = this.gic.virtualCpuInterface;
    let result = 0;
    if (value === undefined) result = device.read(offset, 4, core) ?? 0;
    else device.write(offset, 4, value, core);
    this.settle();
    return result;
  }
  acknowledge(core = 0): number {
    return this.interface(core, 0x0c);
  }
  end(intid: number, core = 0): void {
    this.interface(core, 0x10, intid);
  }

  /** Distributor and interface on, all priorities let through. */
  enableAll(cores = 1): this {
    this.write(0, 0x000, 3);
    for (let core = 0; core < cores; core++) {
      this.interface(core, 0x04, 0xf8);
      this.interface(core, 0x00, 7);
    }
    return this;
  }

  /** The wire of an emulated device. */
  line(intid: number, level: boolean): void {
    this.hvc(0, 0n, 0n, 0n, 0n, 0n, 0n, 0n, BigInt(((level ? 1 : 2) << 8) | (intid - INTID.FIRST_SPI)));
  }
}
