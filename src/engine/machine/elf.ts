/** ELF64 images for AArch64, as a boot loader reads them: loadable segments and the entry. */
import { EngineError } from '../error.ts';

export interface ElfImage {
  readonly entry: number;
  readonly segments: readonly ElfSegment[];
}

export interface ElfSegment {
  /** Its number among the program headers, as readelf -l counts. */
  readonly number: number;
  readonly address: number;
  readonly bytes: Uint8Array;
  readonly memorySize: number;
  /** Bytes at its start that are the file's own headers, and zeros up to what the program put there. */
  readonly headers: number;
}

const EM_AARCH64 = 183;
const ET_REL = 1;
const PT_LOAD = 1;
const PF_X = 1;
const HEADER = 64;
const PROGRAM_HEADER = 56;
const MAX_SEGMENTS = 256;

export function isElf(data: Uint8Array): boolean {
  return data.length >= 4 && data[0] === 0x7f && data[1] === 0x45 && data[2] === 0x4c && data[3] === 0x46;
}

/**
 * Loadable segments at their physical addresses. An entry that is a virtual address of an executable segment becomes its
 * physical one, as QEMU does it: what is linked for high addresses starts with the MMU off.
 * @param file its name, for errors
 * @throws EngineError elf.truncated, elf.not-aarch64, elf.not-linked, elf.no-segments, elf.bad-segment
 */
export function elfSegments(file: string, data: Uint8Array): ElfImage {
  if (data.length < HEADER) throw new EngineError('elf.truncated', { file, size: data.length });
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data[4] !== 2 || data[5] !== 1 || view.getUint16(18, true) !== EM_AARCH64)
    throw new EngineError('elf.not-aarch64', { file, machine: view.getUint16(18, true), class: data[4] ?? 0 });
  if (view.getUint16(16, true) === ET_REL) throw new EngineError('elf.not-linked', { file });
  let entry = view.getBigUint64(24, true);
  const offset = number(view.getBigUint64(32, true));
  const size = view.getUint16(54, true);
  const count = view.getUint16(56, true);
  if (count === 0) throw new EngineError('elf.no-segments', { file });
  if (size < PROGRAM_HEADER || count > MAX_SEGMENTS || offset + size * count > data.length)
    throw new EngineError('elf.truncated', { file, size: data.length });
  const segments: ElfSegment[] = [];
  for (let i = 0; i < count; i++) {
    const at = offset + i * size;
    if (view.getUint32(at, true) !== PT_LOAD) continue;
    const fileOffset = number(view.getBigUint64(at + 8, true));
    const virtual = view.getBigUint64(at + 16, true);
    const physical = view.getBigUint64(at + 24, true);
    const fileSize = number(view.getBigUint64(at + 32, true));
    const memorySize = number(view.getBigUint64(at + 40, true));
    if (memorySize < fileSize) throw new EngineError('elf.bad-segment', { file, segment: i });
    if (fileOffset + fileSize > data.length) throw new EngineError('elf.truncated', { file, size: data.length });
    const isCode = (view.getUint32(at + 4, true) & PF_X) !== 0;
    if (isCode && virtual !== physical && entry >= virtual && entry < virtual + BigInt(fileSize))
      entry = BigInt.asUintN(64, entry - virtual + physical);
    const bytes = data.subarray(fileOffset, fileOffset + fileSize);
    const headers = fileOffset === 0 ? headerBytes(bytes, Math.max(HEADER, offset + size * count)) : 0;
    segments.push({ number: i, address: number(physical), bytes, memorySize, headers });
  }
  return { entry: number(entry), segments };
}

function headerBytes(bytes: Uint8Array, headersEnd: number): number {
  const padding = bytes.subarray(headersEnd).findIndex((byte) => byte !== 0);
  return padding < 0 ? bytes.length : headersEnd + padding;
}

/** Addresses beyond 2^53 are outside every memory: the bounds checks refuse them. */
const number = (value: bigint): number => Number(value);
