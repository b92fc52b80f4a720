/** Directives that write data. */
import { AssemblyError } from '../syntax/cursor.ts';
import { wideSign } from './foreign.ts';
import { argumentsOf, count, number, tree, type Directive } from './call.ts';
import { FORMATS, floatBits, type FloatFormat } from './floats.ts';
import { readString } from './lexer.ts';

const integers =
  (size: number): Directive =>
  (a, call) => {
    const parts = argumentsOf(call, 0, Number.POSITIVE_INFINITY);
    if (parts.length > 0)
      a.data(
        size,
        parts.map((part) => tree(call, part)),
        call.column,
      );
  };

/** Strings whose characters have `width` bytes each, with a zero of that width behind them where `terminated`. */
const text =
  (terminated: boolean, width: 1 | 2 | 4 | 8 = 1): Directive =>
  (a, call) => {
    const bytes: number[] = [];
    const add = (byte: number): void => {
      bytes.push(byte);
      for (let i = 1; i < width; i++) bytes.push(0);
    };
    let at = call.at;
    const skip = (): void => {
      at += /^\s*/.exec(call.text.slice(at))?.[0].length ?? 0;
    };
    skip();
    while (at < call.text.length) {
      if (call.text[at] !== '"') throw wideSign(call.text, at) ?? new AssemblyError('asm.string-expected', at + 1);
      const read = readString(call.text, at);
      // One by one: a spread of a long string would overflow the host's stack.
      for (const byte of read.bytes) add(byte);
      at = read.end;
      skip();
      // Strings side by side are one.
      if (call.text[at] === '"') continue;
      if (terminated) add(0);
      if (at < call.text.length && call.text[at] !== ',')
        throw new AssemblyError('asm.expected', at + 1, { expected: ',' });
      at++;
      skip();
    }
    a.bytes(bytes, call.column);
  };

/** The bytes of one number. Throws AssemblyError asm.float. */
function floatBytes(part: { readonly text: string; readonly at: number }, format: FloatFormat): number[] {
  const digits = part.text.replace(/^([-+]?)0[a-z](?=[-+.\d])/i, '$1').toLowerCase();
  const special = { inf: Infinity, '-inf': -Infinity, infinity: Infinity, '-infinity': -Infinity, nan: NaN }[digits];
  if (special === undefined && !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(digits))
    throw new AssemblyError('asm.float', part.at + 1, { text: part.text });
  const bits = floatBits(special ?? (format.size === 4 ? Math.fround(Number(digits)) : Number(digits)), format);
  return Array.from({ length: format.size }, (_, i) => Number((bits >> BigInt(8 * i)) & 0xffn));
}

const float =
  (format: FloatFormat): Directive =>
  (a, call) => {
    for (const part of argumentsOf(call, 1, Number.POSITIVE_INFINITY)) a.bytes(floatBytes(part, format), call.column);
  };

/** `.dcb.w count, value`: a value many times. */
const block =
  (size: number): Directive =>
  (a, call) => {
    const [repeat, value] = argumentsOf(call, 1, 2, true);
    a.fill(count(a, call, repeat), size, number(a, call, value, 0n), call.column);
  };
const floatBlock =
  (format: FloatFormat): Directive =>
  (a, call) => {
    const [repeat, value] = argumentsOf(call, 2, 2);
    if (value === undefined) return;
    const bits = floatBytes(value, format).reduceRight((all, byte) => (all << 8n) | BigInt(byte), 0n);
    a.fill(count(a, call, repeat), format.size, bits, call.column);
  };
/** `.ds.w count`: room for as many. */
const room =
  (size: number): Directive =>
  (a, call) => {
    const [repeat] = argumentsOf(call, 1, 1);
    a.fill(count(a, call, repeat), size, 0n, call.column);
  };

/** `.incbin "file", skip, count`: bytes of another file. */
const incbin: Directive = (a, call) => {
  const [name, skip, most] = argumentsOf(call, 1, 3, true);
  if (name?.text.startsWith('"') !== true) throw new AssemblyError('asm.string-expected', (name?.at ?? call.at) + 1);
  const path = new TextDecoder().decode(Uint8Array.from(readString(call.text, name.at).bytes));
  if (a.incbin === undefined) throw new AssemblyError('asm.include-refused', call.column, { path });
  const bytes = a.incbin(path);
  if (bytes === undefined) throw new AssemblyError('asm.include-not-found', name.at + 1, { path });
  const from = count(a, call, skip);
  const length = most === undefined || most.text === '' ? bytes.length - from : count(a, call, most);
  if (from > bytes.length || from + length > bytes.length)
    throw new AssemblyError('asm.incbin-short', ((from > bytes.length ? skip : most)?.at ?? 0) + 1, {
      path,
      size: bytes.length,
    });
  a.bytes(bytes.subarray(from, from + length), call.column);
};

const space: Directive = (a, call) => {
  const [length, value] = argumentsOf(call, 1, 2, true);
  a.fill(count(a, call, length), 1, number(a, call, value, 0n), call.column);
};

const leb128 =
  (signed: boolean): Directive =>
  (a, call) => {
    for (const part of argumentsOf(call, 1, Number.POSITIVE_INFINITY)) {
      let rest = number(a, call, part, 0n);
      if (!signed) rest = BigInt.asUintN(64, rest);
      const bytes: number[] = [];
      for (;;) {
        const byte = Number(rest & 0x7fn);
        rest >>= 7n;
        if (signed ? (rest === 0n && byte < 64) || (rest === -1n && byte >= 64) : rest === 0n) {
          bytes.push(byte);
          break;
        }
        bytes.push(byte | 0x80);
      }
      a.bytes(bytes, call.column);
    }
  };

/** `.inst word, …`: instructions by their words, least significant byte first whatever the data's order. */
const inst: Directive = (a, call) => {
  const parts = argumentsOf(call, 1, Number.POSITIVE_INFINITY);
  a.alignInstruction(call.column);
  a.data(
    4,
    parts.map((part) => tree(call, part)),
    call.column,
  );
};

const sizes: Readonly<Record<number, readonly string[]>> = {
  1: ['.byte', '.1byte', '.dc.b'],
  2: ['.hword', '.short', '.2byte', '.half', '.dc', '.dc.w'],
  4: ['.word', '.long', '.int', '.4byte', '.dc.l'],
  8: ['.quad', '.xword', '.dword', '.8byte', '.dc.a'],
  16: ['.octa'],
};

export const dataDirectives: Readonly<Record<string, Directive>> = {
  ...Object.fromEntries(
    Object.entries(sizes).flatMap(([size, names]) => names.map((name) => [name, integers(Number(size))] as const)),
  ),
  '.ascii': text(false),
  '.asciz': text(true),
  '.string': text(true),
  '.string8': text(true),
  '.string16': text(true, 2),
  '.string32': text(true, 4),
  '.string64': text(true, 8),
  '.float16': float(FORMATS.half),
  '.bfloat16': float(FORMATS.bfloat),
  '.float': float(FORMATS.single),
  '.single': float(FORMATS.single),
  '.dc.s': float(FORMATS.single),
  '.double': float(FORMATS.double),
  '.dc.d': float(FORMATS.double),
  '.dcb': block(2),
  '.dcb.b': block(1),
  '.dcb.w': block(2),
  '.dcb.l': block(4),
  '.dcb.s': floatBlock(FORMATS.single),
  '.dcb.d': floatBlock(FORMATS.double),
  '.ds': room(2),
  '.ds.b': room(1),
  '.ds.w': room(2),
  '.ds.l': room(4),
  '.ds.s': room(4),
  '.ds.d': room(8),
  '.ds.p': room(12),
  '.ds.x': room(12),
  '.incbin': incbin,
  '.skip': space,
  '.space': space,
  '.zero': space,
  '.inst': inst,
  '.uleb128': leb128(false),
  '.sleb128': leb128(true),
  '.fill': (a, call) => {
    const [repeat, size, value] = argumentsOf(call, 1, 3, true);
    const bytes = number(a, call, size, 1n);
    if (bytes < 0n || bytes > 8n)
      throw new AssemblyError('asm.immediate-range', (size?.at ?? 0) + 1, { value: String(bytes), min: 0, max: 8 });
    // Of a value only four bytes are taken, whatever the size.
    if (bytes > 0n)
      a.fill(count(a, call, repeat), Number(bytes), BigInt.asUintN(32, number(a, call, value, 0n)), call.column);
  },
};
