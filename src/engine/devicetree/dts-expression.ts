import { fail, type DtsCursor, type SourcePlace } from './dts-cursor.ts';
import { unescape } from './dts-string.ts';

/**
 * Integer expressions (Devicetree Specification v0.4 §6.1): C's operators on unsigned 64-bit numbers. All take part in one
 * precedence climb; comparisons are unsigned and give 0 or 1.
 */

const maxNesting = 64;

type Operation = (a: bigint, b: bigint) => bigint;
const truth = (value: boolean): bigint => (value ? 1n : 0n);

/** Binary operators by precedence, loosest first; where one begins another, the longer stands first. */
const levels: readonly Readonly<Record<string, Operation>>[] = [
  { '||': (a, b) => truth(a !== 0n || b !== 0n) },
  { '&&': (a, b) => truth(a !== 0n && b !== 0n) },
  { '|': (a, b) => a | b },
  { '^': (a, b) => a ^ b },
  { '&': (a, b) => a & b },
  { '==': (a, b) => truth(a === b), '!=': (a, b) => truth(a !== b) },
  {
    '<=': (a, b) => truth(a <= b),
    '>=': (a, b) => truth(a >= b),
    '<': (a, b) => truth(a < b),
    '>': (a, b) => truth(a > b),
  },
  { '<<': (a, b) => (b < 64n ? a << b : 0n), '>>': (a, b) => (b < 64n ? a >> b : 0n) },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b },
];
const operator = /\|\||&&|==|!=|<<|>>|<=|>=|[|^&<>+*%/-]/y;

const unary: Readonly<Record<string, (a: bigint) => bigint>> = {
  '-': (a) => -a,
  '~': (a) => ~a,
  '!': (a) => truth(a === 0n),
};

/**
 * What may stand in a cell or behind /memreserve/: a literal, a character, or an expression in parentheses. Returns 0 to
 * 2⁶⁴ − 1. Errors: dts.expected-integer, dts.bad-number, dts.bad-character, dts.divide-by-zero, dts.too-deep, dts.expected.
 */
export function parseInteger(cursor: DtsCursor): bigint {
  return new ExpressionParser(cursor).primary(0);
}

class ExpressionParser {
  readonly #cursor: DtsCursor;
  /** An operator that was read but belongs to an outer level. */
  #pending: { text: string; place: SourcePlace } | undefined;

  constructor(cursor: DtsCursor) {
    this.#cursor = cursor;
  }

  primary(depth: number): bigint {
    const cursor = this.#cursor;
    const place = cursor.place();
    if (cursor.accept('(')) {
      const value = this.#conditional(depth + 1);
      this.#close(')');
      return value;
    }
    if (cursor.sees("'")) return parseCharacter(cursor);
    const found = cursor.match(/[0-9]\w*/y);
    if (!found) return cursor.failExpected('0x…', 'dts.expected-integer');
    return parseLiteral(found[0], place);
  }

  #conditional(depth: number): bigint {
    if (depth > maxNesting) fail('dts.too-deep', this.#cursor.place(), { limit: maxNesting });
    const condition = this.#binary(0, depth);
    if (this.#pending || !this.#cursor.accept('?')) return condition;
    const yes = this.#conditional(depth + 1);
    this.#close(':');
    const no = this.#conditional(depth + 1);
    return condition === 0n ? no : yes;
  }

  #binary(level: number, depth: number): bigint {
    const operations = levels[level];
    if (!operations) return this.#unary(depth);
    let left = this.#binary(level + 1, depth);
    for (;;) {
      const next = this.#operator();
      const operation = next && operations[next.text];
      if (!operation) return left;
      this.#pending = undefined;
      const right = this.#binary(level + 1, depth);
      if (right === 0n && (next.text === '/' || next.text === '%')) fail('dts.divide-by-zero', next.place);
      left = BigInt.asUintN(64, operation(left, right));
    }
  }

  #unary(depth: number): bigint {
    if (depth > maxNesting) fail('dts.too-deep', this.#cursor.place(), { limit: maxNesting });
    const sign = this.#cursor.match(/[-~!]/y)?.[0];
    const operation = sign === undefined ? undefined : unary[sign];
    return operation ? BigInt.asUintN(64, operation(this.#unary(depth + 1))) : this.primary(depth);
  }

  #operator(): { text: string; place: SourcePlace } | undefined {
    if (!this.#pending) {
      const place = this.#cursor.place();
      const found = this.#cursor.match(operator);
      if (found) this.#pending = { text: found[0], place };
    }
    return this.#pending;
  }

  #close(text: ')' | ':'): void {
    if (this.#pending) fail('dts.expected', this.#pending.place, { expected: text, found: this.#pending.text });
    this.#cursor.expect(text);
  }
}

function parseLiteral(text: string, place: SourcePlace): bigint {
  const found = /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)(?:U|L|UL|LL|ULL)?$/.exec(text);
  const digits = found?.[1];
  // 2⁶⁴ has 20 decimal and 22 octal digits; longer text is refused before it costs anything.
  if (digits === undefined || digits.length > 24) return fail('dts.bad-number', place, { text: text.slice(0, 40) });
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return value < 2n ** 64n ? value : fail('dts.bad-number', place, { text });
}

function parseCharacter(cursor: DtsCursor): bigint {
  const place = cursor.place();
  const found = cursor.match(/'((?:[^'\\\n]|\\[^\n]){0,8})'/y);
  if (!found) return fail('dts.bad-character', place);
  const bytes = unescape(found[1] ?? '', place);
  return bytes.length === 1 ? BigInt(bytes[0] ?? 0) : fail('dts.bad-character', place);
}
