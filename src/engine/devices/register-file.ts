/**
 * One table of registers per device: what a register is called, what reading it returns and what writing it does stand in
 * one row. A row without `read` reads as zero, a row without `write` ignores what is written, and an offset without a row
 * is reserved: it does both. That is what PrimeCells and QEMU's board do; nothing here aborts.
 */
import type { AccessSize } from './device.ts';

/** One register of a device of type `D`. Values are unsigned 32-bit. */
export interface Register<D> {
  /** The manual's name, as traces print it: "UARTDR". */
  readonly name: string;
  readonly read?: (device: D) => number;
  readonly write?: (device: D, value: number) => void;
}

export interface RegisterFile<D> {
  /** The `size` bytes at byte offset `offset`, unsigned; of an 8-byte access the register at `offset` only. */
  read(device: D, offset: number, size: AccessSize): number;
  write(device: D, offset: number, size: AccessSize, value: number): void;
  /** The name of the register that holds byte `offset`, or undefined if that byte is reserved. */
  registerName(offset: number): string | undefined;
}

const maskOfSize = { 1: 0xff, 2: 0xffff, 4: 0xffffffff, 8: 0xffffffff } as const;

/**
 * Makes the register file of a table that is keyed by byte offset (a multiple of 4).
 *
 * Registers are 32 bits wide. A narrower read sees its byte lanes, after the side effects of reading the whole register. A
 * narrower write writes the whole register, with zeros on the lanes it does not drive: the AMBA APB of these PrimeCells has
 * no byte strobes (IHI 0024, APB2).
 */
export function registerFile<D>(table: Readonly<Record<number, Register<D>>>): RegisterFile<D> {
  const rows = new Map(Object.entries(table).map(([offset, register]) => [Number(offset), register]));
  const rowAt = (offset: number): Register<D> | undefined => rows.get(offset - (offset & 3));
  return {
    read(device, offset, size) {
      const value = rowAt(offset)?.read?.(device) ?? 0;
      return ((value >>> ((offset & 3) * 8)) & maskOfSize[size]) >>> 0;
    },
    write(device, offset, size, value) {
      rowAt(offset)?.write?.(device, ((value & maskOfSize[size]) << ((offset & 3) * 8)) >>> 0);
    },
    registerName: (offset) => rowAt(offset)?.name,
  };
}

/** Rows of eight read-only identification bytes, PeriphID0–3 and PCellID0–3, as every PrimeCell has from 0xFE0. */
export function primeCellIdentification(prefix: string, bytes: readonly number[]): Record<number, Register<unknown>> {
  const names = ['PeriphID0', 'PeriphID1', 'PeriphID2', 'PeriphID3', 'PCellID0', 'PCellID1', 'PCellID2', 'PCellID3'];
  return Object.fromEntries(
    names.map((name, i) => [0xfe0 + 4 * i, { name: prefix + name, read: () => bytes[i] ?? 0 }] as const),
  );
}
