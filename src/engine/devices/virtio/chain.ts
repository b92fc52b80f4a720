/** Descriptor chains of a split virtqueue, virtio 1.2 §2.7.5. Everything here was written by the guest and is bounded. */
import type { BusMaster } from '../device.ts';

/** A piece of guest-physical memory. */
export interface Segment {
  readonly address: number;
  readonly length: number;
}

/** One request: what the device reads, then what it writes. */
export interface Chain {
  /** Index of the first descriptor, by which the driver recognises the buffer in the used ring. */
  readonly head: number;
  readonly readable: readonly Segment[];
  readonly writable: readonly Segment[];
  readonly readableLength: number;
  readonly writableLength: number;
}

export interface DescriptorTable {
  readonly address: number;
  /** Number of descriptors: the queue size. */
  readonly count: number;
}

const DESCRIPTOR_SIZE = 16;
const FLAG = { NEXT: 1, WRITE: 2, INDIRECT: 4 };
/** Longest chain that the device takes, QEMU's limit too; a table of indirect descriptors can be longer than the queue. */
export const MAXIMUM_CHAIN = 1024;
/** §2.7.5.1: a chain describes less than 2³² bytes. */
const MAXIMUM_BYTES = 2 ** 32 - 1;
/** Largest piece of host memory that one transfer takes at a time. */
const PIECE = 1 << 20;

/**
 * Follows the chain that starts at `head`. Undefined: the chain breaks a rule of §2.7.5 that a device can see (a loop, an
 * index outside its table, a table outside memory or of a wrong size, indirect tables in indirect tables or where they were
 * not negotiated, a readable descriptor after a writable one, too long).
 */
export function walkChain(
  memory: BusMaster,
  table: DescriptorTable,
  head: number,
  indirectAllowed: boolean,
): Chain | undefined {
  const readable: Segment[] = [];
  const writable: Segment[] = [];
  let { address: base, count } = table;
  let budget = count;
  let indirect = false;
  let bytes = 0;
  for (let index = head; ;) {
    if (index >= count || budget-- === 0) return undefined;
    const raw = memory.read(base + index * DESCRIPTOR_SIZE, DESCRIPTOR_SIZE);
    if (raw === undefined) return undefined;
    const view = new DataView(raw.buffer, raw.byteOffset, DESCRIPTOR_SIZE);
    const address = readAddress(view, 0);
    const length = view.getUint32(8, true);
    const flags = view.getUint16(12, true);
    if ((flags & FLAG.INDIRECT) !== 0) {
      const entries = length / DESCRIPTOR_SIZE;
      const legal = indirectAllowed && !indirect && (flags & FLAG.NEXT) === 0;
      if (!legal || entries === 0 || !Number.isInteger(entries)) return undefined;
      // §2.7.5.3.2: the WRITE flag of the descriptor that refers to the table is ignored.
      indirect = true;
      base = address;
      count = entries;
      budget = Math.min(entries, MAXIMUM_CHAIN - readable.length - writable.length);
      index = 0;
      continue;
    }
    const segments = (flags & FLAG.WRITE) !== 0 ? writable : readable;
    bytes += length;
    if (bytes > MAXIMUM_BYTES || (segments === readable && writable.length > 0)) return undefined;
    segments.push({ address, length });
    if ((flags & FLAG.NEXT) === 0) break;
    index = view.getUint16(14, true);
  }
  return { head, readable, writable, readableLength: totalLength(readable), writableLength: totalLength(writable) };
}

/**
 * A 64-bit address as a double. Above 2⁵³, far outside of any memory, only the low word is kept exact, so that nothing wraps
 * round into memory.
 */
export function address64(low: number, high: number): number {
  return Math.min(high, 0x1fffff) * 2 ** 32 + low;
}

/** A 64-bit little-endian address or sector number. */
export function readAddress(view: DataView, offset: number): number {
  return address64(view.getUint32(offset, true), view.getUint32(offset + 4, true));
}

/** `length` bytes from byte `offset` of the segments on, or undefined if they do not reach that far or leave memory. */
export function gather(
  memory: BusMaster,
  segments: readonly Segment[],
  offset: number,
  length: number,
): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  let done = 0;
  for (const piece of pieces(segments, offset, length)) {
    const part = memory.read(piece.address, piece.length);
    if (part === undefined) return undefined;
    bytes.set(part, done);
    done += piece.length;
  }
  return done === length ? bytes : undefined;
}

/** Writes the bytes that `source` returns to the segments from byte `offset` on. False as for `gather`. */
export function scatter(memory: BusMaster, segments: readonly Segment[], offset: number, bytes: Uint8Array): boolean {
  let done = 0;
  for (const piece of pieces(segments, offset, bytes.length)) {
    if (!memory.write(piece.address, bytes.subarray(done, done + piece.length))) return false;
    done += piece.length;
  }
  return done === bytes.length;
}

/** The parts of the segments that hold bytes `offset` to `offset + length`, none above 1 MiB, in order. */
export function* pieces(segments: readonly Segment[], offset: number, length: number): Generator<Segment> {
  let skip = offset;
  let left = length;
  for (const segment of segments) {
    let at = Math.min(skip, segment.length);
    skip -= at;
    while (at < segment.length && left > 0) {
      const count = Math.min(segment.length - at, left, PIECE);
      yield { address: segment.address + at, length: count };
      at += count;
      left -= count;
    }
    if (left === 0) return;
  }
}

function totalLength(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.length, 0);
}
