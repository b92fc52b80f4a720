/** A small virtio-blk driver for tests: it sets a queue up as the specification asks and lets a test break any rule. */
import { OverlayDisk, type OverlayDiskOptions } from '../disk.ts';
import { TestLine, TestMemory } from '../testing.ts';
import { VirtioBlock } from './block.ts';
import { FEATURE, featureWords } from './features.ts';
import { VirtioMmio } from './mmio.ts';

export const RAM = 0x40000000;
export const DESCRIPTORS = RAM;
const DRIVER = RAM + 0x1000;
/** Where version 1 puts the used ring of a queue of 8 at RAM: the next page. */
const DEVICE = RAM + 0x1000;
const MODERN_DEVICE = RAM + 0x2000;
const HEADER = RAM + 0x3000;
export const STATUS_BYTE = RAM + 0x3100;
export const INDIRECT = RAM + 0x4000;
export const BUFFER = RAM + 0x10000;
export const NEXT = 1, WRITE = 2, INDIRECT_FLAG = 4; // prettier-ignore

export interface Descriptor {
  readonly address: number;
  readonly length: number;
  readonly flags: number;
  readonly next?: number;
}

export interface TestDriverOptions {
  readonly legacy?: boolean;
  readonly diskSize?: number;
  readonly disk?: OverlayDiskOptions;
  readonly id?: string;
  readonly queueSize?: number;
  readonly ramSize?: number;
}

export class TestDriver {
  readonly line = new TestLine();
  readonly memory: TestMemory;
  readonly disk: OverlayDisk;
  readonly transport: VirtioMmio;
  readonly queueSize: number;
  readonly legacy: boolean;
  readonly driverRing: number;
  readonly deviceRing: number;
  #available = 0;

  constructor(options: TestDriverOptions = {}) {
    this.legacy = options.legacy ?? false;
    this.queueSize = options.queueSize ?? 8;
    this.memory = new TestMemory(RAM, options.ramSize ?? 1 << 20);
    this.driverRing = this.legacy ? RAM + 16 * this.queueSize : DRIVER;
    this.deviceRing = this.legacy ? DEVICE : MODERN_DEVICE;
    const size = options.diskSize ?? 64 * 512;
    const image = patternBytes(0, Math.min(size, 1 << 20));
    this.disk = new OverlayDisk((offset, length) => image.subarray(offset, offset + length), size, options.disk);
    this.transport = new VirtioMmio({ interrupt: this.line, memory: this.memory, legacy: this.legacy, device: new VirtioBlock(this.disk, options.id) }); // prettier-ignore
  }

  read(offset: number): number {
    return this.transport.read(offset, 4);
  }

  write(offset: number, value: number): void {
    this.transport.write(offset, 4, value);
  }

  /** §3.1.1 up to DRIVER_OK, with all features offered unless given. */
  start(features: readonly [number, number] = this.offered()): this {
    this.negotiate(features);
    this.setUpQueue();
    this.write(0x70, this.read(0x70) | 4);
    return this;
  }

  offered(): [number, number] {
    return [0, 1].map((select) => (this.write(0x14, select), this.read(0x10))) as [number, number];
  }

  negotiate(features: readonly [number, number]): void {
    if (this.legacy) this.write(0x28, 4096);
    this.write(0x70, 0);
    this.write(0x70, 1);
    this.write(0x70, 3);
    features.forEach((word, select) => {
      this.write(0x24, select);
      this.write(0x20, word);
    });
    if (!this.legacy) this.write(0x70, 11);
  }

  setUpQueue(): void {
    this.#available = 0;
    this.memory.bytes.fill(0, 0, 0x3000);
    this.write(0x30, 0);
    this.write(0x38, this.queueSize);
    if (this.legacy) {
      this.write(0x3c, 4096);
      this.write(0x40, RAM / 4096);
      return;
    }
    for (const [offset, address] of [
      [0x80, DESCRIPTORS],
      [0x90, this.driverRing],
      [0xa0, this.deviceRing],
    ] as const) {
      // prettier-ignore
      this.write(offset, address);
      this.write(offset + 4, 0);
    }
    this.write(0x44, 1);
  }

  descriptor(index: number, { address, length, flags, next = 0 }: Descriptor, table = DESCRIPTORS): void {
    const { view } = this.memory;
    const at = table - RAM + 16 * index;
    view.setUint32(at, address % 2 ** 32, true);
    view.setUint32(at + 4, Math.floor(address / 2 ** 32), true);
    view.setUint32(at + 8, length, true);
    view.setUint16(at + 12, flags, true);
    view.setUint16(at + 14, next, true);
  }

  /** Descriptors 0, 1, 2 … linked in order; flags besides NEXT as given. */
  chain(descriptors: readonly Descriptor[], table = DESCRIPTORS): void {
    descriptors.forEach((descriptor, i) => {
      const last = i === descriptors.length - 1;
      this.descriptor(i, { ...descriptor, flags: descriptor.flags | (last ? 0 : NEXT), next: last ? 0 : i + 1 }, table);
    });
  }

  header(type: number, sector: number, at = HEADER): Descriptor {
    const { view } = this.memory;
    view.setUint32(at - RAM, type, true);
    view.setUint32(at - RAM + 8, sector % 2 ** 32, true);
    view.setUint32(at - RAM + 12, Math.floor(sector / 2 ** 32), true);
    return { address: at, length: 16, flags: 0 };
  }

  /** Puts `head` on the available ring. */
  offer(head = 0): void {
    const { view } = this.memory;
    view.setUint16(this.driverRing - RAM + 4 + 2 * (this.#available % this.queueSize), head, true);
    this.setAvailableIndex(this.#available + 1);
  }

  setAvailableIndex(index: number): void {
    this.#available = index & 0xffff;
    this.memory.view.setUint16(this.driverRing - RAM + 2, this.#available, true);
  }

  notify(): void {
    this.write(0x50, 0);
  }

  /** One request: header, the given data descriptors, status. Returns the status byte (0xEE: not written) and used length. */
  request(type: number, sector: number, data: readonly Descriptor[] = []): { status: number; used: number } {
    this.memory.bytes[STATUS_BYTE - RAM] = 0xee;
    this.chain([this.header(type, sector), ...data, { address: STATUS_BYTE, length: 1, flags: WRITE }]);
    this.offer();
    const before = this.usedIndex();
    this.notify();
    return { status: this.byte(STATUS_BYTE), used: this.usedIndex() === before ? -1 : this.usedElement(before).length };
  }

  byte(address: number): number {
    return this.memory.bytes[address - RAM] ?? -1;
  }

  bytes(address: number, length: number): Uint8Array {
    return this.memory.bytes.slice(address - RAM, address - RAM + length);
  }

  usedIndex(): number {
    return this.memory.view.getUint16(this.deviceRing - RAM + 2, true);
  }

  usedElement(index: number): { id: number; length: number } {
    const at = this.deviceRing - RAM + 4 + 8 * (index % this.queueSize);
    return { id: this.memory.view.getUint32(at, true), length: this.memory.view.getUint32(at + 4, true) };
  }
}

/** The byte at `offset` of the test image, which is zero after the first MiB. */
export function pattern(offset: number): number {
  return (Math.floor(offset / 512) * 7 + offset * 3 + 1) & 0xff;
}

export function patternBytes(offset: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => pattern(offset + i));
}

export { FEATURE, featureWords };
