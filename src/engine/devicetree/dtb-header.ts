import { EngineError } from '../error.ts';
import { limits } from './tree.ts';

export const magic = 0xd00dfeed;

/** Length of a version 17 header in bytes; version 16 lacks the last word, size_dt_struct. */
export const headerBytes = 40;

/** A part of the blob: byte offsets, `end` exclusive. */
export interface Block {
  name: 'header' | 'reservations' | 'structure' | 'strings';
  start: number;
  end: number;
}

export interface Header {
  totalSize: number;
  bootCpu: number;
  header: Block;
  /** Ends with the blob: only reading it tells its length. */
  reservations: Block;
  structure: Block;
  strings: Block;
  /** False for version 16, where only reading the structure block tells its length. */
  hasStructureSize: boolean;
}

/**
 * Reads and checks the header (Devicetree Specification v0.4 §5.2). Versions above 17 that call themselves compatible with
 * 16 or 17 are read as 17 (§5.1).
 */
export function readHeader(blob: Uint8Array): Header {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const word = (index: number): number => {
    if (4 * index + 4 > blob.length) throw new EngineError('dtb.truncated', { offset: blob.length });
    return view.getUint32(4 * index);
  };
  if (word(0) !== magic) throw new EngineError('dtb.not-a-dtb', { magic: hex(word(0)) });
  const totalSize = word(1);
  const version = word(5);
  const compatible = word(6);
  if (version < 16 || compatible > 17) throw new EngineError('dtb.unsupported-version', { version, compatible });
  if (totalSize > limits.blobBytes)
    throw new EngineError('dtb.too-large', { size: totalSize, limit: limits.blobBytes });
  const hasStructureSize = version >= 17;
  const header: Block = { name: 'header', start: 0, end: hasStructureSize ? headerBytes : headerBytes - 4 };
  if (totalSize > blob.length || totalSize < header.end)
    throw new EngineError('dtb.truncated', { offset: blob.length });

  const block = (name: Block['name'], start: number, size: number | undefined, alignment: number): Block => {
    const end = size === undefined ? totalSize : start + size;
    if (start > totalSize || end > totalSize) {
      throw new EngineError('dtb.block-outside', { block: name, offset: start, end, total: totalSize });
    }
    if (start % alignment) throw new EngineError('dtb.block-misaligned', { block: name, offset: start, alignment });
    return { name, start, end };
  };
  return {
    totalSize,
    bootCpu: word(7),
    header,
    reservations: block('reservations', word(4), undefined, 8),
    structure: block('structure', word(2), hasStructureSize ? word(9) : undefined, 4),
    strings: block('strings', word(3), word(8), 1),
    hasStructureSize,
  };
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
