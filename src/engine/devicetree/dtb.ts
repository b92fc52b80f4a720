import { EngineError } from '../error.ts';
import { readHeader, type Block } from './dtb-header.ts';
import { checkBlobName } from './names.ts';
import { limits, type DeviceTree, type DeviceTreeNode, type Reservation } from './tree.ts';

/** Tokens of the structure block (Devicetree Specification v0.4 §5.4.1). */
export const token = { beginNode: 1, endNode: 2, property: 3, nop: 4, end: 9 } as const;

/**
 * Parses a flattened device tree blob, version 16 or 17 (Devicetree Specification v0.4 §5). `blob` may be longer than the
 * header's totalsize; the rest is ignored. Property values are copies.
 *
 * Errors: EngineError `dtb.…`: not-a-dtb, too-large, truncated, unsupported-version, block-outside, block-misaligned,
 * blocks-overlap, bad-token, misplaced-token, unterminated, too-deep, bad-name, name-too-long, duplicate-property,
 * duplicate-node, root-name. All but the first carry `offset`, in bytes from the start of the blob, where there is one.
 */
export function parseDtb(blob: Uint8Array): DeviceTree {
  const header = readHeader(blob);
  const view = new DataView(blob.buffer, blob.byteOffset, header.totalSize);
  const reservations = readReservations(view, header.reservations);
  const rejectOverlaps = (structureEnd: number): void =>
    rejectOverlap([
      header.header,
      { ...header.reservations, end: header.reservations.start + 16 * (reservations.length + 1) },
      { ...header.structure, end: structureEnd },
      header.strings,
    ]);
  if (header.hasStructureSize) rejectOverlaps(header.structure.end);
  const { root, end } = new StructureReader(blob, view, header.structure, header.strings).read();
  if (!header.hasStructureSize) rejectOverlaps(end);
  return { root, reservations, bootCpu: header.bootCpu };
}

function readReservations(view: DataView, block: Block): Reservation[] {
  const entries: Reservation[] = [];
  for (let at = block.start; ; at += 16) {
    if (at + 16 > view.byteLength) throw new EngineError('dtb.truncated', { offset: at });
    const address = view.getBigUint64(at);
    const size = view.getBigUint64(at + 8);
    if (address === 0n && size === 0n) return entries;
    entries.push({ address, size });
  }
}

function rejectOverlap(blocks: Block[]): void {
  const sorted = blocks.filter((block) => block.end > block.start).sort((a, b) => a.start - b.start);
  for (const [i, block] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && next.start < block.end) {
      throw new EngineError('dtb.blocks-overlap', { first: block.name, second: next.name, offset: next.start });
    }
  }
}

interface OpenNode {
  node: DeviceTreeNode;
  properties: Set<string>;
  children: Set<string>;
}

class StructureReader {
  readonly #blob: Uint8Array;
  readonly #view: DataView;
  readonly #strings: Block;
  readonly #end: number;
  #at: number;
  /** Thousands of properties may share one string: decoding it once bounds the memory that a small blob can claim. */
  readonly #names = new Map<number, string>();

  constructor(blob: Uint8Array, view: DataView, structure: Block, strings: Block) {
    this.#blob = blob;
    this.#view = view;
    this.#at = structure.start;
    this.#end = structure.end;
    this.#strings = strings;
  }

  read(): { root: DeviceTreeNode; end: number } {
    const open: OpenNode[] = [];
    let root: DeviceTreeNode | undefined;
    for (;;) {
      const offset = this.#at;
      const kind = this.#word();
      const current = open.at(-1);
      if (kind === token.beginNode) {
        if (root && !current) throw new EngineError('dtb.misplaced-token', { offset, token: kind });
        if (open.length >= limits.depth) throw new EngineError('dtb.too-deep', { offset, limit: limits.depth });
        const node = this.#beginNode(current, offset);
        root ??= node;
        open.push({ node, properties: new Set(), children: new Set() });
      } else if (kind === token.property && current) {
        this.#property(current, offset);
      } else if (kind === token.endNode && current) {
        open.pop();
      } else if (kind === token.end && root && !current) {
        return { root, end: this.#at };
      } else if (kind !== token.nop) {
        const known = kind === token.property || kind === token.endNode || kind === token.end;
        throw new EngineError(known ? 'dtb.misplaced-token' : 'dtb.bad-token', { offset, token: kind });
      }
    }
  }

  #beginNode(parent: OpenNode | undefined, offset: number): DeviceTreeNode {
    const name = this.#string(this.#at, this.#end);
    this.#at = align4(this.#at + name.length + 1);
    if (!parent) {
      if (name !== '') throw new EngineError('dtb.root-name', { offset });
    } else {
      checkBlobName(name, 'node', offset);
      if (parent.children.has(name)) throw new EngineError('dtb.duplicate-node', { name, offset });
      parent.children.add(name);
    }
    const node: DeviceTreeNode = { name, properties: [], children: [] };
    parent?.node.children.push(node);
    return node;
  }

  #property(owner: OpenNode, offset: number): void {
    // §5.4.2: a node's properties come before its children; libfdt would not find a later one.
    if (owner.node.children.length > 0) throw new EngineError('dtb.misplaced-token', { offset, token: token.property });
    const length = this.#word();
    const name = this.#name(this.#word(), offset);
    if (length > this.#end - this.#at) throw new EngineError('dtb.truncated', { offset });
    if (owner.properties.has(name)) throw new EngineError('dtb.duplicate-property', { name, offset });
    owner.properties.add(name);
    // Not slice(): a Node Buffer's would share the caller's memory.
    owner.node.properties.push({ name, value: new Uint8Array(this.#blob.subarray(this.#at, this.#at + length)) });
    this.#at = align4(this.#at + length);
  }

  #name(nameOffset: number, offset: number): string {
    const known = this.#names.get(nameOffset);
    if (known !== undefined) return known;
    const start = this.#strings.start + nameOffset;
    if (start >= this.#strings.end) throw new EngineError('dtb.truncated', { offset });
    const name = this.#string(start, this.#strings.end);
    checkBlobName(name, 'property', offset);
    this.#names.set(nameOffset, name);
    return name;
  }

  /** A NUL-terminated string, byte for byte. */
  #string(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at++) {
      const byte = this.#blob[at] ?? 0;
      if (byte === 0) return text;
      if (text.length >= limits.nameBytes) {
        throw new EngineError('dtb.name-too-long', { limit: limits.nameBytes, offset: start });
      }
      text += String.fromCharCode(byte);
    }
    throw new EngineError('dtb.unterminated', { offset: start });
  }

  #word(): number {
    if (this.#at + 4 > this.#end) throw new EngineError('dtb.truncated', { offset: this.#at });
    const word = this.#view.getUint32(this.#at);
    this.#at += 4;
    return word;
  }
}

function align4(offset: number): number {
  return (offset + 3) & ~3;
}
