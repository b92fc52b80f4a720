/**
 * What a memory-mapped device sees of the world, and what the board sees of a device.
 *
 * A device knows neither the CPU nor the page. Its state is plain data (structured-cloneable, no functions, no class
 * instances), so that a snapshot is a copy of it; its interrupt lines and the memory it may read are handed in.
 */

/** Bytes of one access; 8 only where a device refuses it. Pairs arrive as two accesses. */
export type AccessSize = 1 | 2 | 4 | 8;

/** A level-sensitive wire. Setting the level it already has does nothing. */
export interface InterruptLine {
  set(asserted: boolean): void;
}

/** The system counter as devices see it: CNTPCT, 62.5 MHz. Never a host clock. */
export interface Counter {
  /** Ticks since reset. A double: exact for 4.5 years of guest time. */
  ticks(): number;
}

export interface MmioDevice {
  /** The name in traces and `--stats`, in the device tree's spelling: "pl011", "virtio_mmio". */
  readonly name: string;
  /** Size of the register block in bytes; an access beyond it never reaches the device. */
  readonly size: number;
  /** An access of 8 bytes is an external abort. Where this is absent the bus makes two of 4 bytes of it, as QEMU's does. */
  readonly refusesDoublewords?: true;
  /**
   * Reads a register. `offset` is the byte offset in the block, `cpu` the core that asks (banked registers).
   * Returns the value (unsigned, at most 32 significant bits) or undefined for an external abort.
   */
  read(offset: number, size: AccessSize, cpu: number): number | undefined;
  /** Writes a register; false is an external abort. `value` is unsigned. */
  write(offset: number, size: AccessSize, value: number, cpu: number): boolean;
  /** Counter value at which `advance` must be called next, or Infinity. */
  deadline?(): number;
  /** Lets time-driven state catch up with the counter. */
  advance?(): void;
  /** Cold reset. */
  reset(): void;
  /** A deep copy of the state, and its way back. `restore` validates: a snapshot can come from a file. */
  save(): unknown;
  restore(state: unknown): void;
}

/** Physical memory as a bus master sees it. Nothing outside RAM is reachable: false/undefined, nothing done. */
export interface BusMaster {
  /** A copy of `length` bytes at physical address `address`. */
  read(address: number, length: number): Uint8Array | undefined;
  write(address: number, bytes: Uint8Array): boolean;
}
