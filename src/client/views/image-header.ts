/**
 * An arm64 Image's header, field by field, and what is wrong with it (Documentation/arch/arm64/booting.rst, "Call the kernel
 * image"). Of the file its beginning is enough, and its length.
 */
import {
  IMAGE_FIELDS,
  IMAGE_HEADER_BYTES,
  IMAGE_MAGIC,
  imageField,
  type ImageField,
} from '../../engine/image-header.ts';

/** What a field can mean. */
export type Meaning =
  | 'code'
  | 'offset'
  | 'offset-anywhere'
  | 'size'
  | 'size-unknown'
  | 'flags-2m'
  | 'flags-anywhere'
  | 'flags-big-endian'
  | 'magic'
  | 'reserved'
  | 'pe';

/** What is wrong with one. */
export type FieldFault =
  | 'code'
  | 'offset-boundary'
  | 'offset-ignored'
  | 'size-file'
  | 'size-unknown'
  | 'flags-reserved'
  | 'flags-pages-unsaid'
  | 'flags-granule'
  | 'flags-big-endian'
  | 'reserved'
  | 'magic'
  | 'magic-reversed'
  | 'pe-outside';

/** What a file is that has no header. */
export type NoHeader = 'short' | 'gzip' | 'elf';

export interface HeaderField {
  readonly name: ImageField;
  /** Offset in bytes, and how many there are. */
  readonly at: number;
  readonly size: 4 | 8;
  readonly value: bigint;
  /** What the value means here; its sentence is `image.<meaning>`. */
  readonly meaning: Meaning;
  /** Its sentence is `image.fault.<fault>`. */
  readonly fault?: FieldFault;
}

export interface ImageHeaderView {
  /** None where the file cannot have a header. */
  readonly fields: readonly HeaderField[];
  readonly none?: NoHeader;
  /** Of the file. */
  readonly bytes: number;
}

/** Flags: bit 0 is big endian, bits 2:1 the page size, bit 3 that any 2 MiB of memory will do. */
const [BIG_ENDIAN, ANYWHERE, LAST_FLAG] = [1n, 8n, 4n];
/** Bits 2:1 of an Image with pages of 16 KiB, which a Cortex-A72 has not (ID_AA64MMFR0_EL1.TGran16). */
const PAGES_16K = 2n;
const BOUNDARY = 0x20_0000n;
const PAGE = 0x1000n;
const BYTE_REVERSED_MAGIC = 0x4152_4d64n;

/** The page size that a kernel says it was built for, in KiB; 0: it does not say. */
export const pageKib = (flags: bigint): number => [0, 4, 16, 64][Number(pagesOf(flags))] ?? 0;
const pagesOf = (flags: bigint): bigint => (flags >> 1n) & 3n;

const startsWith = (file: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => file[at] === byte);

function withoutHeader(file: Uint8Array): NoHeader | undefined {
  if (startsWith(file, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(file, 0x7f, 0x45, 0x4c, 0x46)) return 'elf';
  return file.length < IMAGE_HEADER_BYTES ? 'short' : undefined;
}

/**
 * @param file as much of its beginning as there is at hand, 64 bytes at least
 * @param bytes of the whole file
 */
export function imageHeaderView(file: Uint8Array, bytes = file.length): ImageHeaderView {
  const none = withoutHeader(file);
  if (none !== undefined) return { fields: [], none, bytes };
  const said = (name: ImageField): bigint => imageField(file, name);
  const fields = IMAGE_FIELDS.map(([name, at, size]): HeaderField => {
    const fault = faultOf(name, said, bytes);
    const value = said(name);
    return { name, at, size, value, meaning: meaningOf(name, value), ...(fault !== undefined && { fault }) };
  });
  return { fields, bytes };
}

function meaningOf(name: ImageField, value: bigint): Meaning {
  switch (name) {
    case 'code0':
    case 'code1':
      return 'code';
    case 'text_offset':
      return value === 0n ? 'offset-anywhere' : 'offset';
    case 'image_size':
      return value === 0n ? 'size-unknown' : 'size';
    case 'flags':
      if ((value & BIG_ENDIAN) !== 0n) return 'flags-big-endian';
      return (value & ANYWHERE) === 0n ? 'flags-2m' : 'flags-anywhere';
    case 'magic':
      return 'magic';
    case 'res5':
      return value === 0n ? 'reserved' : 'pe';
    default:
      return 'reserved';
  }
}

type Said = (name: ImageField) => bigint;

function faultOf(name: ImageField, said: Said, bytes: number): FieldFault | undefined {
  const value = said(name);
  switch (name) {
    case 'code0':
    case 'code1':
      // UDF is what zeros are. code1 is never reached where code0 branches.
      return value === 0n && (name === 'code0' || !isBranch(said('code0'))) ? 'code' : undefined;
    case 'text_offset':
      if (said('image_size') === 0n && value !== 0n) return 'offset-ignored';
      return value >= BOUNDARY || value % PAGE !== 0n ? 'offset-boundary' : undefined;
    case 'image_size':
      if (value === 0n) return 'size-unknown';
      return value < BigInt(bytes) ? 'size-file' : undefined;
    case 'flags':
      return faultOfFlags(value);
    case 'magic':
      if (value === BigInt(IMAGE_MAGIC)) return undefined;
      return value === BYTE_REVERSED_MAGIC ? 'magic-reversed' : 'magic';
    case 'res5':
      return value !== 0n && (value < BigInt(IMAGE_HEADER_BYTES) || value >= BigInt(bytes)) ? 'pe-outside' : undefined;
    default:
      return value === 0n ? undefined : 'reserved';
  }
}

function faultOfFlags(flags: bigint): FieldFault | undefined {
  if (flags >> LAST_FLAG !== 0n) return 'flags-reserved';
  if ((flags & BIG_ENDIAN) !== 0n) return 'flags-big-endian';
  if (pagesOf(flags) === PAGES_16K) return 'flags-granule';
  return pagesOf(flags) === 0n ? 'flags-pages-unsaid' : undefined;
}

/** B, unconditional (C6.2.26). */
const isBranch = (word: bigint): boolean => word >> 26n === 0b000101n;
