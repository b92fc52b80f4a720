import type { AccessSize } from '../device.ts';

/** One register, or an array of registers, of a block. All are words; `index` counts the words of the array. */
export interface Register<Context> {
  readonly name: string;
  readonly offset: number;
  /** Words in the array; a plain register has none of its own number in its name. */
  readonly count?: number;
  /** Present where reading can change the state (IAR, AIAR): whether it did when this was read. */
  readonly changedByRead?: (value: number) => boolean;
  /** Absent: reads as zero (write-only). */
  readonly read?: (context: Context, cpu: number, index: number) => number;
  /** Absent: writes are ignored (read-only). `lanes` has ones in the bytes that the access writes; `value` has zeros elsewhere. */
  readonly write?: (context: Context, cpu: number, value: number, index: number, lanes: number) => void;
}

interface Slot<Context> {
  readonly register: Register<Context>;
  readonly index: number;
}

/** A block of word registers, looked up by offset. What no row names is reserved: RAZ/WI. */
export class RegisterTable<Context> {
  private readonly slots: readonly (Slot<Context> | undefined)[];

  constructor(registers: readonly Register<Context>[]) {
    const slots: (Slot<Context> | undefined)[] = [];
    for (const register of registers)
      for (let index = 0; index < (register.count ?? 1); index += 1)
        slots[(register.offset >>> 2) + index] = { register, index };
    this.slots = Array.from(slots);
  }

  /** The register's name with its number, `GICD_ISENABLER2`, or undefined for a reserved offset. */
  registerName(offset: number): string | undefined {
    const slot = this.slots[offset >>> 2];
    if (slot === undefined) return undefined;
    return slot.register.count === undefined ? slot.register.name : `${slot.register.name}${slot.index}`;
  }

  /** Whether a read that returned `value` changed the state. */
  changedByRead(offset: number, value: number): boolean {
    return this.slots[offset >>> 2]?.register.changedByRead?.(value) === true;
  }

  readWord(context: Context, cpu: number, offset: number): number {
    const slot = this.slots[offset >>> 2];
    return slot?.register.read === undefined ? 0 : slot.register.read(context, cpu, slot.index) >>> 0;
  }

  writeWord(context: Context, cpu: number, offset: number, value: number, lanes: number): void {
    const slot = this.slots[offset >>> 2];
    slot?.register.write?.(context, cpu, value >>> 0, slot.index, lanes);
  }
}

/** Ones in the bits that an access of this size covers. */
const widthMask = (size: AccessSize): number => (size === 1 ? 0xff : size === 2 ? 0xffff : 0xffffffff);

/** A doubleword, an unaligned access or one beyond the block is an external abort. */
export const isRefused = (offset: number, size: AccessSize, blockSize: number): boolean =>
  size === 8 || offset < 0 || offset >= blockSize || (offset & (size - 1)) !== 0;

/**
 * Narrow accesses by byte lane: each byte of a word can be accessed alone. The distributor's way (§4.1.4 demands it for
 * the byte-per-interrupt registers and leaves the others to the implementation).
 */
export const laneRead = (word: number, offset: number, size: AccessSize): number =>
  ((word >>> ((offset & 3) * 8)) & widthMask(size)) >>> 0;
export const laneMask = (offset: number, size: AccessSize): number => (widthMask(size) << ((offset & 3) * 8)) >>> 0;
export const laneValue = (value: number, offset: number, size: AccessSize): number =>
  ((value & widthMask(size)) << ((offset & 3) * 8)) >>> 0;

/** Narrow accesses as the interfaces take them: the low bytes of a word at its own address, nothing at the others. */
export const truncate = (value: number, size: AccessSize): number => (value & widthMask(size)) >>> 0;
