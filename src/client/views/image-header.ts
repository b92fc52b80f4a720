/** An arm64 Image's header, field by field (Documentation/arch/arm64/booting.rst, "Call the kernel image"). */
import { isLinuxImage } from '../../engine/hypervisor/memory/configuration.ts';

export interface HeaderField {
  readonly name: string;
  /** Offset in bytes, and how many there are. */
  readonly at: number;
  readonly size: 4 | 8;
  readonly value: bigint;
  /** What the value means here: one of MEANINGS. */
  readonly meaning: Meaning;
}

/** What a field can mean; sentences belong to who shows them. */
export const MEANINGS = [
  'code',
  'offset',
  'offset-anywhere',
  'size',
  'size-unknown',
  'flags-2m',
  'flags-anywhere',
  'flags-big-endian',
  'magic',
  'reserved',
  'pe',
] as const;
export type Meaning = (typeof MEANINGS)[number];

const HEADER_BYTES = 64;
/** Flags: bit 0 is big endian, bits 2:1 the page size, bit 3 that any 2 MiB of memory will do. */
const [BIG_ENDIAN, ANYWHERE] = [1n, 8n];

/** Its fields in their order; none where there is no header. */
export function imageHeaderView(bytes: Uint8Array): readonly HeaderField[] {
  if (!isLinuxImage(bytes)) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const u32 = (at: number): bigint => BigInt(view.getUint32(at, true));
  const u64 = (at: number): bigint => view.getBigUint64(at, true);
  const word = (name: string, at: number, meaning: Meaning): HeaderField => ({ name, at, size: 4, value: u32(at), meaning }); // prettier-ignore
  const long = (name: string, at: number, meaning: Meaning): HeaderField => ({ name, at, size: 8, value: u64(at), meaning }); // prettier-ignore
  const flags = u64(24);
  const placed = (flags & ANYWHERE) !== 0n;
  return [
    word('code0', 0, 'code'),
    word('code1', 4, 'code'),
    long('text_offset', 8, u64(8) === 0n ? 'offset-anywhere' : 'offset'),
    long('image_size', 16, u64(16) === 0n ? 'size-unknown' : 'size'),
    long('flags', 24, (flags & BIG_ENDIAN) !== 0n ? 'flags-big-endian' : placed ? 'flags-anywhere' : 'flags-2m'),
    long('res2', 32, 'reserved'),
    long('res3', 40, 'reserved'),
    long('res4', 48, 'reserved'),
    word('magic', 56, 'magic'),
    word('res5', 60, u32(60) === 0n ? 'reserved' : 'pe'),
  ];
}

/** The page size that a kernel says it was built for, in KiB; 0: it does not say. */
export const pageKib = (flags: bigint): number => [0, 4, 16, 64][Number((flags >> 1n) & 3n)] ?? 0;
