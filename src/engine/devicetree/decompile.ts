import { EngineError } from '../error.ts';
import { isSourceNodeName, isSourcePropertyName, printable } from './names.ts';
import { indexPhandles, isDecimal, phandleList, typeOf } from './property-types.ts';
import { limits, walk, type DeviceTree, type DeviceTreeNode, type Property } from './tree.ts';

export interface DecompileOptions {
  /** Says in a comment which nodes the phandles of well-known properties mean. Default false. */
  readonly phandles?: boolean;
}

/**
 * Writes a tree as source that compiles to the same tree: nodes and properties in their order, values as strings, cells or
 * bytes, whichever the property's name and the bytes suggest. The format has no word for the boot CPU: it comes back only
 * as far as `compileDts` derives it.
 *
 * Errors: dts.name-not-writable for names that only a blob can hold; dtb.too-deep.
 */
export function decompile(tree: DeviceTree, options: DecompileOptions = {}): string {
  const lines = ['/dts-v1/;', ''];
  for (const { address, size } of tree.reservations) lines.push(`/memreserve/ ${hex(address)} ${hex(size)};`);
  if (tree.reservations.length > 0) lines.push('');
  const writer = new SourceWriter(lines, options.phandles ? indexPhandles(walk(tree.root)) : new Map());
  writer.node(tree.root, 0);
  lines.push('');
  return lines.join('\n');
}

/** A comment is a help for the eye; a hostile tree could ask for gigabytes of paths. */
const maxComment = 400;

class SourceWriter {
  readonly #lines: string[];
  readonly #targets: ReturnType<typeof indexPhandles>;

  constructor(lines: string[], targets: ReturnType<typeof indexPhandles>) {
    this.#lines = lines;
    this.#targets = targets;
  }

  node(node: DeviceTreeNode, depth: number): void {
    if (depth >= limits.depth) throw new EngineError('dtb.too-deep', { limit: limits.depth });
    if (depth > 0 && !isSourceNodeName(node.name)) notWritable(node.name);
    const indent = '\t'.repeat(depth);
    this.#lines.push(`${indent}${depth === 0 ? '/' : node.name} {`);
    for (const property of node.properties) this.#lines.push(`${indent}\t${this.#property(property)}`);
    for (const [i, child] of node.children.entries()) {
      if (i > 0 || node.properties.length > 0) this.#lines.push('');
      this.node(child, depth + 1);
    }
    this.#lines.push(`${indent}};`);
  }

  #property(property: Property): string {
    const { name, value } = property;
    if (!isSourcePropertyName(name)) notWritable(name);
    if (value.length === 0) return `${name};`;
    return `${name} = ${formatValue(property)};${this.#phandleComment(property)}`;
  }

  #phandleComment({ name, value }: Property): string {
    const countName = phandleList(name);
    if (countName === undefined || value.length % 4 || this.#targets.size === 0) return '';
    let paths = '';
    const view = new DataView(value.buffer, value.byteOffset, value.length);
    for (let at = 0; at < value.length; at += 4) {
      const target = this.#targets.get(view.getUint32(at));
      if (!target) return '';
      paths += ` &{${target.path}}`;
      if (paths.length > maxComment) return '';
      const count = target.node.properties.find((property) => property.name === countName)?.value;
      if (count?.length === 4) at += 4 * new DataView(count.buffer, count.byteOffset).getUint32(0);
    }
    return ` /*${paths} */`;
  }
}

function formatValue({ name, value }: Property): string {
  const type = typeOf(name);
  const isCells = value.length % 4 === 0;
  const strings = type === 'cells' && isCells ? undefined : asStrings(value, type === 'strings');
  if (strings) return strings.map((text) => `"${text}"`).join(', ');
  if (!isCells) return `[${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join(' ')}]`;
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  const decimal = isDecimal(name);
  const cells = Array.from({ length: value.length / 4 }, (_, i) => cell(view.getUint32(4 * i), decimal));
  return `<${cells.join(' ')}>`;
}

function cell(value: number, decimal: boolean): string {
  return decimal || value < 10 ? String(value) : `0x${value.toString(16)}`;
}

/**
 * The value as quoted text, or undefined when its bytes are no NUL-terminated UTF-8 strings. An empty string counts only
 * when the name promises strings: four zero bytes are a cell.
 */
function asStrings(value: Uint8Array, promised: boolean): string[] | undefined {
  if (value.at(-1) !== 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value.subarray(0, -1));
  } catch {
    return undefined;
  }
  const strings = text.split('\0');
  const plausible = strings.every(
    (each) => (promised || each !== '') && /^[\t\n\r\x20-\x7e\u00a0-\u{10ffff}]*$/u.test(each),
  );
  return plausible ? strings.map(quote) : undefined;
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

function quote(text: string): string {
  return text.replace(/[\t\n\r"\\]/g, (character) => escapes[character] ?? character);
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}

function notWritable(name: string): never {
  throw new EngineError('dts.name-not-writable', { name: printable(name) });
}
