/** What the tests of devices share: a counter that they turn, a wire that they watch, a memory, seeded numbers. */
import type { AccessSize, BusMaster, Counter, InterruptLine, MmioDevice } from './device.ts';

export class TestCounter implements Counter {
  now = 0;
  ticks(): number {
    return this.now;
  }
}

export class TestLine implements InterruptLine {
  asserted = false;
  /** Number of times the level rose. */
  rises = 0;
  set(asserted: boolean): void {
    if (asserted && !this.asserted) this.rises++;
    this.asserted = asserted;
  }
}

/** RAM of `length` bytes at physical address `base`. */
export class TestMemory implements BusMaster {
  readonly base: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(base: number, length: number) {
    this.base = base;
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  read(address: number, length: number): Uint8Array | undefined {
    const at = address - this.base;
    return at >= 0 && at + length <= this.bytes.length ? this.bytes.slice(at, at + length) : undefined;
  }

  write(address: number, bytes: Uint8Array): boolean {
    const at = address - this.base;
    if (!(at >= 0 && at + bytes.length <= this.bytes.length)) return false;
    this.bytes.set(bytes, at);
    return true;
  }
}

/** Uniform integers below `bound`, the same for the same seed (xorshift32). */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** `count` random accesses, half of them to offsets from `hot`; each value read must be an unsigned 32-bit number. */
export function randomAccesses(
  device: MmioDevice,
  count: number,
  seed: number,
  hot: readonly number[],
  between: () => void,
): void {
  const random = seeded(seed);
  const sizes: readonly AccessSize[] = [1, 2, 4, 8];
  const values = [0, 1, 0xff, 0x301, 0x70, 0xffffffff];
  for (let i = 0; i < count; i++) {
    const size = random(2) === 0 ? 4 : (sizes[random(4)] ?? 4);
    const offset = random(2) === 0 ? (hot[random(hot.length)] ?? 0) : random(device.size / size) * size;
    if (random(2) === 0) {
      const value = device.read(offset, size, random(2)) ?? 0;
      if (!(Number.isInteger(value) && value >= 0 && value <= 0xffffffff))
        throw new Error(`read of ${offset} returned ${value}`);
    } else {
      device.write(offset, size, random(2) === 0 ? (values[random(values.length)] ?? 0) : random(2 ** 32), random(2));
    }
    between();
  }
}
