import { decompile } from '../../engine/devicetree/decompile.ts';
import { compileDts } from '../../engine/devicetree/dts.ts';
import { parseDtb } from '../../engine/devicetree/dtb.ts';
import { writeDtb } from '../../engine/devicetree/dtb-writer.ts';
import { limits, walk, type DeviceTree } from '../../engine/devicetree/tree.ts';
import { boardDeviceTree } from '../../engine/machine/devicetree.ts';
import { asMessage, ClientError } from '../failure.ts';
import type { Message } from '../protocol.ts';

/** What the compiler says of a text: the blob with its measures, or the first error with its place. */
export type Compiled =
  | { readonly ok: true; readonly blob: Uint8Array<ArrayBuffer>; readonly nodes: number; readonly properties: number }
  | { readonly ok: false; readonly message: Message; readonly place?: TextPlace };

/** Both count from 1; columns are UTF-16 code units, as the compiler and a text area have them. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Compiles a text. Never throws: what is wrong with it is the result. */
export function compile(source: string): Compiled {
  try {
    const tree = compileDts(source);
    const blob = Uint8Array.from(writeDtb(tree));
    return { ok: true, blob, ...measure(tree) };
  } catch (error) {
    const message = asMessage(error);
    const { line, column } = message.params;
    const placed = typeof line === 'number' && typeof column === 'number';
    return { ok: false, message, ...(placed && { place: { line, column } }) };
  }
}

function measure({ root }: DeviceTree): { nodes: number; properties: number } {
  let nodes = 0;
  let properties = 0;
  for (const { node } of walk(root)) {
    nodes++;
    properties += node.properties.length;
  }
  return { nodes, properties };
}

/**
 * The source text of a file: a blob (by its magic number) decompiled, anything else read as UTF-8. Throws EngineError
 * `dtb.…` for a blob that is none, ClientError `image.too-large`, `dt.not-text`.
 */
export function textOf(name: string, bytes: Uint8Array): string {
  if (isBlob(bytes)) return sourceOf(parseDtb(bytes));
  if (bytes.length > largestFile) throw new ClientError('image.too-large', { name, limit: largestFile / 1024 ** 2 });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ClientError('dt.not-text', { name });
  }
}

/** As much source as the compiler takes, and more than the blob of a tree may have: nothing larger is worth reading. */
export const largestFile = 2 * limits.blobBytes;

const isBlob = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0x0d && bytes[2] === 0xfe && bytes[3] === 0xed;

/** What the machine hands to a kernel when no -dtb is given, before its loader adds command line and initial RAM disk. */
export const boardSource = (cpus: 1 | 2, virtualization: boolean, memory: number): string =>
  sourceOf(boardDeviceTree({ cpus, virtualization, memory }));

const sourceOf = (tree: DeviceTree): string => decompile(tree, { phandles: true });

/** The offset of a place in a text; a place behind the text's end is its end. */
export function offsetOf(text: string, { line, column }: TextPlace): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

/** Lines as `hexdump -C` has them, of the first `limit` bytes. */
export function hexDump(bytes: Uint8Array, limit: number): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, limit); at += 16) {
    const row = [...bytes.subarray(at, Math.min(at + 16, limit))];
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0'));
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    const columns = `${digits.slice(0, 8).join(' ')}  ${digits.slice(8).join(' ')}`;
    lines.push(`${at.toString(16).padStart(8, '0')}  ${columns.padEnd(49)} |${text}|`);
  }
  return lines.join('\n');
}
