import type { DtsCursor, SourcePlace } from './dts-cursor.ts';
import { fail } from './dts-cursor.ts';
import { parseInteger } from './dts-expression.ts';
import { parseString } from './dts-string.ts';

/** `&label` or `&{/path}`; `target` is the label, or the path from its slash on. */
export interface Reference {
  readonly target: string;
  readonly place: SourcePlace;
}

/** A property value before its references are known: bytes, a phandle (one cell), or the path of a node as a string. */
export type Piece =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'phandle'; readonly reference: Reference }
  | { readonly kind: 'path'; readonly reference: Reference };

/** A label inside a value: it marks an offset. Blobs cannot carry it, but it may not clash with others. */
export interface Label {
  readonly name: string;
  readonly place: SourcePlace;
}

/** Bounded, because a run of bytes in [] is tried as a label at every pair. */
const label = /([A-Za-z_]\w{0,127}):/y;
const reference = /&(?:([A-Za-z_]\w{0,127})|\{(\/[\w,.+*#?@/-]*)\})/y;

/** Takes `&label` or `&{/path}` if it comes next. Error: dts.bad-reference for an `&` that begins neither. */
export function acceptReference(cursor: DtsCursor): Reference | undefined {
  const place = cursor.place();
  const found = cursor.match(reference);
  if (!found && cursor.sees('&')) return fail('dts.bad-reference', place);
  return found && { target: found[1] ?? found[2] ?? '', place };
}

/** Takes any `label:` that comes next. */
export function acceptLabels(cursor: DtsCursor, labels: Label[]): void {
  for (;;) {
    const place = cursor.place();
    const name = cursor.match(label)?.[1];
    if (name === undefined) return;
    labels.push({ name, place });
  }
}

/**
 * A property's value, after its `=` and up to its `;`: comma-separated strings, <cells>, [bytes], /bits/ arrays and
 * references (Devicetree Specification v0.4 §6.2). Labels in it are added to `labels`.
 */
export function parseValue(cursor: DtsCursor, labels: Label[]): Piece[] {
  const pieces: Piece[] = [];
  do {
    acceptLabels(cursor, labels);
    parseItem(cursor, pieces, labels);
    acceptLabels(cursor, labels);
  } while (cursor.accept(','));
  return pieces;
}

function parseItem(cursor: DtsCursor, pieces: Piece[], labels: Label[]): void {
  const place = cursor.place();
  if (cursor.sees('"')) {
    const text = parseString(cursor);
    const bytes = new Uint8Array(text.length + 1);
    bytes.set(text);
    pieces.push({ kind: 'bytes', bytes });
  } else if (cursor.accept('<')) {
    parseCells(cursor, 32, pieces, labels);
  } else if (cursor.accept('/bits/')) {
    const bits = Number(parseInteger(cursor));
    if (![8, 16, 32, 64].includes(bits)) fail('dts.bad-bits', place, { bits });
    cursor.expect('<');
    parseCells(cursor, bits, pieces, labels);
  } else if (cursor.accept('[')) {
    parseBytes(cursor, pieces, labels);
  } else if (cursor.accept('/incbin/')) {
    pieces.push({ kind: 'bytes', bytes: parseIncbin(cursor, place) });
  } else {
    const found = acceptReference(cursor);
    if (!found) return cursor.failExpected('"…" <…> […] &…', 'dts.expected-value');
    pieces.push({ kind: 'path', reference: found });
  }
}

/** `("file")` or `("file", offset, count)` behind /incbin/. */
function parseIncbin(cursor: DtsCursor, place: SourcePlace): Uint8Array {
  cursor.expect('(');
  const file = new TextDecoder().decode(parseString(cursor));
  let range: { readonly from: bigint; readonly count: bigint } | undefined;
  if (cursor.accept(',')) {
    const from = parseInteger(cursor);
    cursor.expect(',');
    range = { from, count: parseInteger(cursor) };
  }
  cursor.expect(')');
  if (cursor.incbin === undefined) return fail('dts.include-refused', place, { include: file.slice(0, 200) });
  const bytes = cursor.incbin(file);
  if (bytes === undefined) return fail('dts.include-not-found', place, { include: file.slice(0, 200) });
  if (range === undefined) return bytes;
  const { from, count } = range;
  if (from + count > BigInt(bytes.length))
    fail('dts.incbin-short', place, { include: file.slice(0, 200), size: bytes.length });
  return bytes.subarray(Number(from), Number(from + count));
}

function parseCells(cursor: DtsCursor, bits: number, pieces: Piece[], labels: Label[]): void {
  let values: bigint[] = [];
  const flush = (): void => {
    if (values.length > 0) pieces.push({ kind: 'bytes', bytes: encode(values, bits) });
    values = [];
  };
  for (;;) {
    // Most cells are plain numbers, and there may be a million: they skip what else could come.
    const isNumber = /[0-9]/.test(cursor.peek());
    if (!isNumber) acceptLabels(cursor, labels);
    if (!isNumber && cursor.accept('>')) return flush();
    const place = cursor.place();
    const found = isNumber ? undefined : acceptReference(cursor);
    if (found) {
      if (bits !== 32) fail('dts.reference-in-bits', place, { bits });
      flush();
      pieces.push({ kind: 'phandle', reference: found });
    } else {
      values.push(checkRange(parseInteger(cursor), bits, place));
    }
  }
}

/** A cell takes what fits it unsigned, and what sign extension to 64 bits would give back. */
function checkRange(value: bigint, bits: number, place: SourcePlace): bigint {
  const negative = BigInt.asIntN(64, value);
  const fits = value < 1n << BigInt(bits) || (negative < 0n && negative >= -(1n << BigInt(bits)));
  return fits ? value : fail('dts.out-of-range', place, { value: `0x${value.toString(16)}`, bits });
}

function encode(values: readonly bigint[], bits: number): Uint8Array {
  const bytes = new Uint8Array((values.length * bits) / 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (bits === 64) view.setBigUint64(8 * i, value);
    else if (bits === 32) view.setUint32(4 * i, Number(BigInt.asUintN(32, value)));
    else if (bits === 16) view.setUint16(2 * i, Number(BigInt.asUintN(16, value)));
    else bytes[i] = Number(BigInt.asUintN(8, value));
  });
  return bytes;
}

/** Digits that go on in a name or end in a colon are a label: `[01 ab: 02]`. */
const hexRun = /[0-9a-fA-F]+(?![\w:])/y;

function parseBytes(cursor: DtsCursor, pieces: Piece[], labels: Label[]): void {
  const runs: string[] = [];
  for (;;) {
    const { source, offset } = cursor.place();
    const run = cursor.match(hexRun)?.[0];
    if (run === undefined) {
      const before = labels.length;
      acceptLabels(cursor, labels);
      if (cursor.accept(']')) break;
      if (labels.length === before) return cursor.failExpected(']', 'dts.bad-byte');
    } else if (run.length % 2) {
      fail('dts.bad-byte', { source, offset: offset + run.length - 1 }, { expected: ']', found: run.slice(-1) });
    } else {
      runs.push(run);
    }
  }
  const digits = runs.join('');
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  pieces.push({ kind: 'bytes', bytes });
}
