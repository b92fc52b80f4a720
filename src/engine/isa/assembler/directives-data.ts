/** Directives that write data. */
import { AssemblyError } from '../syntax/cursor.ts';
import { wideSign } from './foreign.ts';
import { argumentsOf, count, number, tree, type Directive } from './call.ts';
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

const text =
  (terminated: boolean): Directive =>
  (a, call) => {
    const bytes: number[] = [];
    let at = call.at;
    const skip = (): void => {
      at += /^\s*/.exec(call.text.slice(at))?.[0].length ?? 0;
    };
    skip();
    while (at < call.text.length) {
      if (call.text[at] !== '"') throw wideSign(call.text, at) ?? new AssemblyError('asm.string-expected', at + 1);
      const read = readString(call.text, at);
      // One by one: a spread of a long string would overflow the host's stack.
      for (const byte of read.bytes) bytes.push(byte);
      at = read.end;
      skip();
      // Strings side by side are one.
      if (call.text[at] === '"') continue;
      if (terminated) bytes.push(0);
      if (at < call.text.length && call.text[at] !== ',')
        throw new AssemblyError('asm.expected', at + 1, { expected: ',' });
      at++;
      skip();
    }
    a.bytes(bytes, call.column);
  };

const float =
  (size: 4 | 8): Directive =>
  (a, call) => {
    const view = new DataView(new ArrayBuffer(size));
    for (const part of argumentsOf(call, 1, Number.POSITIVE_INFINITY)) {
      const digits = part.text.replace(/^([-+]?)0[a-z](?=[-+.\d])/i, '$1').toLowerCase();
      const special = { inf: Infinity, '-inf': -Infinity, infinity: Infinity, '-infinity': -Infinity, nan: NaN }[
        digits
      ];
      if (special === undefined && !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(digits))
        throw new AssemblyError('asm.float', part.at + 1, { text: part.text });
      const value = special ?? Number(digits);
      if (size === 4) view.setFloat32(0, value, true);
      else view.setFloat64(0, value, true);
      if (Number.isNaN(value)) {
        // The quiet NaN of GNU as has all fraction bits set.
        if (size === 4) view.setUint32(0, 0x7fffffff, true);
        else view.setBigUint64(0, 0x7fffffffffffffffn, true);
      }
      a.bytes([...new Uint8Array(view.buffer)], call.column);
    }
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
  2: ['.hword', '.short', '.2byte', '.half', '.dc.w'],
  4: ['.word', '.long', '.int', '.4byte', '.dc.l'],
  8: ['.quad', '.xword', '.dword', '.8byte'],
  16: ['.octa'],
};

export const dataDirectives: Readonly<Record<string, Directive>> = {
  ...Object.fromEntries(
    Object.entries(sizes).flatMap(([size, names]) => names.map((name) => [name, integers(Number(size))] as const)),
  ),
  '.ascii': text(false),
  '.asciz': text(true),
  '.string': text(true),
  '.float': float(4),
  '.single': float(4),
  '.double': float(8),
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
