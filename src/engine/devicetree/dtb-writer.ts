import { EngineError } from '../error.ts';
import { headerBytes, magic } from './dtb-header.ts';
import { token } from './dtb.ts';
import { checkBlobName } from './names.ts';
import { limits, type DeviceTree, type DeviceTreeNode } from './tree.ts';

/**
 * Writes a tree as a packed blob of version 17 (Devicetree Specification v0.4 §5): header, reservations, structure,
 * strings, nothing between them. The layout is dtc's, so equal trees give equal bytes.
 *
 * Errors: dtb.too-large, dtb.too-deep, dtb.bad-name, dtb.name-too-long, dtb.duplicate-property, dtb.duplicate-node,
 * dtb.root-name.
 */
export function writeDtb(tree: DeviceTree): Uint8Array {
  if (tree.root.name !== '') throw new EngineError('dtb.root-name');
  const structure = new ByteWriter();
  const strings = new StringTable();
  writeNode(structure, strings, tree.root, 1);
  structure.word(token.end);

  const structureOffset = headerBytes + 16 * (tree.reservations.length + 1);
  const stringsOffset = structureOffset + structure.length;
  const total = stringsOffset + strings.length;
  const blob = new ByteWriter();
  // §5.2: magic, total size, three offsets, version, last compatible version, boot CPU, sizes of strings and structure.
  const header = [magic, total, structureOffset, stringsOffset, headerBytes, 17, 16, tree.bootCpu, strings.length];
  for (const word of [...header, structure.length]) blob.word(word);
  for (const { address, size } of [...tree.reservations, { address: 0n, size: 0n }]) {
    blob.doubleWord(address);
    blob.doubleWord(size);
  }
  blob.bytes(structure.view());
  blob.bytes(strings.view());
  return blob.view().slice();
}

function writeNode(out: ByteWriter, strings: StringTable, node: DeviceTreeNode, depth: number): void {
  if (depth > limits.depth) throw new EngineError('dtb.too-deep', { limit: limits.depth });
  out.word(token.beginNode);
  out.text(node.name);
  out.pad();
  rejectDuplicates(node.properties, 'dtb.duplicate-property');
  for (const { name, value } of node.properties) {
    checkBlobName(name, 'property');
    out.word(token.property);
    out.word(value.length);
    out.word(strings.offsetOf(name));
    out.bytes(value);
    out.pad();
  }
  rejectDuplicates(node.children, 'dtb.duplicate-node');
  for (const child of node.children) {
    checkBlobName(child.name, 'node');
    writeNode(out, strings, child, depth + 1);
  }
  out.word(token.endNode);
}

function rejectDuplicates(items: readonly { readonly name: string }[], code: string): void {
  const seen = new Set<string>();
  for (const { name } of items) {
    if (seen.has(name)) throw new EngineError(code, { name });
    seen.add(name);
  }
}

/** Property names, each once; a name that ends another one is found inside it, as dtc does. */
class StringTable {
  readonly #out = new ByteWriter();
  readonly #offsets = new Map<string, number>();

  get length(): number {
    return this.#out.length;
  }

  view(): Uint8Array {
    return this.#out.view();
  }

  offsetOf(name: string): number {
    const known = this.#offsets.get(name);
    if (known !== undefined) return known;
    const offset = this.#out.length;
    this.#out.text(name);
    for (let i = 0; i < name.length; i++) {
      const suffix = name.slice(i);
      if (!this.#offsets.has(suffix)) this.#offsets.set(suffix, offset + i);
    }
    return offset;
  }
}

/** A growing big-endian buffer that refuses to pass the size of a blob. */
class ByteWriter {
  #buffer = new Uint8Array(1024);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  view(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  word(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value);
  }

  doubleWord(value: bigint): void {
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, value);
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#buffer.set(bytes, at);
  }

  /** An ASCII string and its NUL. */
  text(text: string): void {
    const at = this.#reserve(text.length + 1);
    for (let i = 0; i < text.length; i++) this.#buffer[at + i] = text.charCodeAt(i);
  }

  pad(): void {
    this.#reserve(-this.#length & 3);
  }

  #reserve(count: number): number {
    const at = this.#length;
    const size = at + count;
    if (size > limits.blobBytes) throw new EngineError('dtb.too-large', { size, limit: limits.blobBytes });
    if (size > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(size, 2 * this.#buffer.length));
      grown.set(this.view());
      this.#buffer = grown;
      this.#view = new DataView(grown.buffer);
    }
    this.#length = size;
    return at;
  }
}
