/** Integer expressions: C's operators with the precedence of GNU as, symbols, `.`, numeric labels, characters. */
import { AssemblyError, type Cursor } from '../syntax/cursor.ts';
import { wideSign } from './foreign.ts';

export type Expression =
  | { readonly kind: 'number'; readonly value: bigint; readonly column: number }
  /** `register`: the name is a register's, too, and unless the source defines it that is what was meant. */
  | { readonly kind: 'name'; readonly name: string; readonly register?: true; readonly column: number }
  | { readonly kind: 'numeric'; readonly n: number; readonly direction: 'b' | 'f'; readonly column: number }
  | { readonly kind: 'dot'; readonly column: number }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression; readonly column: number }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly column: number;
    };

/** Parentheses and prefix operators nest this deep; definitions by = lead to each other this far. */
export const MAX_DEPTH = 64;
/** Operators in one expression: bounds the recursion of evaluation over a left-leaning tree. */
const MAX_OPERATORS = 1000;

// As gas ranks them: not C's order.
export const RANKS: Readonly<Record<string, number>> = {
  '*': 5,
  '/': 5,
  '%': 5,
  '<<': 5,
  '>>': 5,
  '|': 4,
  '&': 4,
  '^': 4,
  '!': 4,
  '+': 3,
  '-': 3,
  '==': 2,
  '<>': 2,
  '!=': 2,
  '<': 2,
  '>': 2,
  '>=': 2,
  '<=': 2,
  '&&': 1,
  '||': 0,
};
const OPERATOR = /!\s*!|<<|>>|<>|<=|>=|==|!=|&&|\|\||[-+*/%|&^<>!]/;
// C's suffixes mean nothing here, but headers that C shares have them.
const NUMBER = /(?:0x([0-9a-f]+)|0b([01]+))(?:u?l{0,2}(?![\w.$]))?|([0-9]+)(?:u?l{0,2}(?![\w.$])|([bf]))?/;
const NAME = /[a-z_.$][\w.$]*|"[^"]+"/;
const REGISTER = /^(?:[wx](?:[12]?\d|30|zr)|w?sp|lr|fp|ip[01]|[bhsdqv](?:[12]?\d|3[01]))$/i;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12 };

/** Whether a name is a register's: where a register can stand it is one, elsewhere it may be a symbol. */
export const isRegisterName = (name: string): boolean => REGISTER.test(name);
/** Whether it is one of the registers that programs count in. */
export const isGeneralRegister = (name: string): boolean => isRegisterName(name) && !/^[bhsdqv]\d/i.test(name);

/** Parses an expression at the cursor and moves behind it. Throws AssemblyError. */
export function parseExpression(cursor: Cursor): Expression {
  const budget = { operators: 0 };
  return binary(cursor, 0, 0, budget);
}

function binary(cursor: Cursor, rank: number, depth: number, budget: { operators: number }): Expression {
  let left = rank > 5 ? prefix(cursor, depth, budget) : binary(cursor, rank + 1, depth, budget);
  if (rank > 5) return left;
  for (;;) {
    cursor.skipSpace();
    const start = cursor.at;
    const found = cursor.match(OPERATOR)?.[0];
    // Two of them are GNU as's other way to write an exclusive or.
    const operator = found !== undefined && /^!\s*!$/.test(found) ? '^' : found;
    // "!" before the end is the writeback mark of an address.
    if (operator === undefined || RANKS[operator] !== rank || (operator === '!' && cursor.done)) {
      cursor.at = start;
      return left;
    }
    if (++budget.operators > MAX_OPERATORS) throw new AssemblyError('asm.expression-depth', start + 1);
    left = { kind: 'binary', operator, left, right: binary(cursor, rank + 1, depth, budget), column: start + 1 };
  }
}

function prefix(cursor: Cursor, depth: number, budget: { operators: number }): Expression {
  cursor.skipSpace();
  const column = cursor.at + 1;
  if (depth > MAX_DEPTH) throw new AssemblyError('asm.expression-depth', column);
  const operator = cursor.match(/[-+~!]/)?.[0];
  if (operator !== undefined) return { kind: 'unary', operator, of: prefix(cursor, depth + 1, budget), column };
  if (cursor.literal('(')) {
    const inner = binary(cursor, 0, depth + 1, budget);
    if (!cursor.literal(')')) throw new AssemblyError('asm.expected', cursor.at + 1, { expected: ')' });
    return inner;
  }
  return leaf(cursor, column);
}

function leaf(cursor: Cursor, column: number): Expression {
  const number = cursor.match(NUMBER);
  if (number !== undefined) {
    const [text, hex, bits, digits = '', direction = ''] = number;
    if (/[\w.$]/.test(cursor.text[cursor.at] ?? ''))
      throw new AssemblyError('asm.number', column, {
        text: `${text}${/^[\w.$]*/.exec(cursor.text.slice(cursor.at))?.[0]}`,
      });
    if (direction !== '')
      return { kind: 'numeric', n: Number(digits), direction: direction.toLowerCase() === 'b' ? 'b' : 'f', column };
    if (digits.length > 40 || (hex?.length ?? 0) > 32 || (bits?.length ?? 0) > 128)
      throw new AssemblyError('asm.number', column, { text });
    if (hex === undefined && bits === undefined && /^0[0-9]*[89]/.test(digits))
      throw new AssemblyError('asm.number', column, { text });
    const plain = text.toLowerCase().replace(/u?l*$/, '');
    return { kind: 'number', value: BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : plain), column };
  }
  if (cursor.text[cursor.at] === "'") return character(cursor, column);
  const name = cursor.match(NAME)?.[0];
  if (name === '.') return { kind: 'dot', column };
  if (name === undefined) {
    const found = /^[^\s,]*/.exec(cursor.text.slice(cursor.at))?.[0] ?? '';
    throw (
      wideSign(cursor.text, column - 1) ??
      new AssemblyError(found === '' ? 'asm.value-missing' : 'asm.value-expected', column, { found })
    );
  }
  if (isRegisterName(name)) return { kind: 'name', name, register: true, column };
  return { kind: 'name', name: name.replaceAll('"', ''), column };
}

function character(cursor: Cursor, column: number): Expression {
  const found = cursor.match(/'(?:\\([\s\S])|([^\\]))'?/);
  if (found === undefined) throw new AssemblyError('asm.character', column);
  const [, escape, plain] = found;
  const value = escape === undefined ? (plain?.codePointAt(0) ?? 0) : (ESCAPES[escape] ?? escape.charCodeAt(0));
  return { kind: 'number', value: BigInt(value), column };
}
