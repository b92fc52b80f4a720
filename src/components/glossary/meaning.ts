/**
 * What a word does, in lines of pseudo-code: printed from the very operations that the interpreter is generated from, with this
 * word's registers and numbers in their places.
 */
import { FC, FZ, RECORD_SIZE, SP, V0, X0, XSINK, XZR } from '../../engine/core/layout.ts';
import { decode } from '../../engine/isa/decode.ts';
import type { Expr, Slot, Stmt } from '../../engine/isa/ir.ts';
import type { Decoded } from '../../engine/isa/row.ts';

/** What has no short form: vectors, system calls of the core, condition flags in their stored shape. */
class Unprintable extends Error {}

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  and: '&',
  or: '|',
  xor: '^',
  shl: '<<',
  shr_u: '>>',
  eq: '==',
  ne: '!=',
};
const PREFIX: Readonly<Record<string, string>> = {
  shr_s: 'asr',
  rotr: 'ror',
  clz: 'clz',
  extend8_s: 'sign8',
  extend16_s: 'sign16',
  extend32_s: 'sign32',
  extend_i32_s: 'sign32',
};
const FUNCTIONS: Readonly<Record<string, string>> = {
  rbit64: 'rbit',
  rev64: 'rev',
  rev16_64: 'rev16',
  rev32_64: 'rev32',
  sdiv64: 'sdiv',
  udiv64: 'udiv',
  smulh: 'smulh',
};

const number = (value: bigint): string => {
  const signed = BigInt.asIntN(64, value);
  const size = signed < 0n ? -signed : signed;
  return (signed < 0n ? '-' : '') + (size < 10n ? String(size) : `0x${size.toString(16)}`);
};
const NUMBER = /^-?(?:0x[\da-f]+|\d+)$/;
const value = (text: string): bigint => (text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text));

/** `X1 + 8` of its parts, as a reader would write it: sums of numbers done, what changes nothing left out. */
function joined(left: string, infix: string, right: string): string {
  if (NUMBER.test(left) && NUMBER.test(right)) {
    const [a, b] = [value(left), value(right)];
    if (infix === '+') return number(a + b);
    if (infix === '-') return number(a - b);
    if (infix === '<<') return number(a << b);
    if (infix === '^') return number(a ^ b);
  }
  if (right === '0' && /^(?:\+|-|\||<<|>>)$/.test(infix)) return left;
  if (left === '0' && /^[+|]$/.test(infix)) return right;
  if (left === '0' && infix === '-') return `-${atom(right)}`;
  if (infix === '^' && right === '-1') return `~${atom(left)}`;
  if (infix === '&' && right.startsWith('-')) return `${atom(left)} & ~${number(-value(right) - 1n)}`;
  if (infix === '+' && right.startsWith('-') && NUMBER.test(right)) return joined(left, '-', right.slice(1));
  // One offset, not two.
  const offset = /^(.*) \+ (0x[\da-f]+|\d+)$/.exec(left);
  if (infix === '+' && offset !== null && NUMBER.test(right))
    return joined(offset[1] ?? '', '+', number(value(offset[2] ?? '') + value(right)));
  return `${atom(left)} ${infix} ${atom(right)}`;
}

/** In parentheses, unless it is one name, number or call. */
const atom = (text: string): string => (/^[-~]?\w+$|^\w+[[(][^()[\]]*[\])]$/.test(text) ? text : `(${text})`);

class Printer {
  readonly #decoded: Decoded;
  readonly #at: bigint;
  readonly #locals = new Map<number, string>();
  readonly lines: string[] = [];
  constructor(decoded: Decoded, at: bigint) {
    this.#decoded = decoded;
    this.#at = at;
  }

  /** A register's name; undefined for what is written and forgotten. */
  #slot(slot: Slot, size: number): string | undefined {
    const address = this.#decoded[slot] ?? 0;
    if (address === XSINK) return undefined;
    if (address === XZR) return '0';
    if (address === SP) return size === 4 ? 'WSP' : 'SP';
    if (address < X0 || address >= V0) throw new Unprintable();
    return `${size === 4 ? 'W' : 'X'}${(address - X0) / 8}`;
  }

  expression(e: Expr): string {
    switch (e.k) {
      case 'const':
        return number(e.value);
      case 'imm':
        return number(BigInt(this.#decoded.imm ?? 0));
      case 'imm32':
        return number(BigInt(this.#decoded.imm32 ?? 0));
      case 'raw':
        return number(BigInt(this.#decoded[e.field] ?? 0));
      case 'pc':
        return 'PC';
      case 'slot':
        return this.#slot(e.slot, e.size) ?? '0';
      case 'local':
        return this.#locals.get(e.id) ?? '';
      case 'state':
        if (e.address === FC) return 'C';
        throw new Unprintable();
      case 'call':
        return `${this.#function(e.fn)}(${e.args.map((arg) => this.expression(arg)).join(', ')})`;
      default:
        return this.#operation(e.op.replace(/^\w+\./, ''), e.args);
    }
  }

  #function(name: string): string {
    const known = FUNCTIONS[name] ?? (name.startsWith('crc32') ? name : undefined);
    if (known === undefined) throw new Unprintable();
    return known;
  }

  #operation(op: string, args: readonly Expr[]): string {
    const [first, second, third] = args;
    if (first === undefined) throw new Unprintable();
    // Z is kept as the result that it is about.
    if ((op === 'eq' || op === 'ne') && first.k === 'state' && first.address === FZ) return op === 'eq' ? 'Z' : '!Z';
    // Words are extended with zeros, and truncated, wherever a W register is: nothing to say.
    if (op === 'extend_i32_u' || op === 'wrap_i64') return this.expression(first);
    if (op === 'eqz') return `${atom(this.expression(first))} == 0`;
    if (op === 'select' && second !== undefined && third !== undefined)
      return `${this.expression(third)} ? ${atom(this.expression(first))} : ${atom(this.expression(second))}`;
    const texts = args.map((arg) => this.expression(arg));
    const [left = '', right = ''] = texts;
    const infix = INFIX[op];
    if (infix !== undefined && second !== undefined) return joined(left, infix, right);
    if (op === 'shr_s' && right === '0') return left;
    const prefix = PREFIX[op];
    if (prefix === undefined) throw new Unprintable();
    return `${prefix}(${texts.join(', ')})`;
  }

  statements(body: readonly Stmt[]): void {
    for (const statement of body) this.#statement(statement);
  }

  #statement(s: Stmt): void {
    switch (s.k) {
      case 'let': {
        const text = this.expression(s.value);
        const name = `t${s.id}`;
        if (text !== atom(text)) this.lines.push(`${name} = ${text}`);
        this.#locals.set(s.id, text === atom(text) ? text : name);
        return;
      }
      case 'setSlot':
      case 'setBase': {
        const name = this.#slot(s.slot, 8);
        const value = this.expression(s.value);
        if (name !== undefined && name !== value) this.lines.push(`${name} = ${value}`);
        return;
      }
      case 'flags':
        return this.#flags(s.kind, s.args, s.result);
      case 'loads': {
        const memory = this.#memory(this.expression(s.address), s.size);
        return s.ids.forEach((id, i) => this.#locals.set(id, memory(i)));
      }
      case 'stores': {
        const memory = this.#memory(this.expression(s.address), s.size);
        return s.values.forEach((value, i) => this.lines.push(`${memory(i)} = ${this.expression(value)}`));
      }
      case 'near':
        this.lines.push(`PC = 0x${(this.#at + BigInt(((this.#decoded.imm32 ?? 0) / RECORD_SIZE) * 4)).toString(16)}`);
        return;
      case 'jump':
        this.lines.push(`PC = ${this.expression(s.target)}`);
        return;
      case 'if': {
        if (s.otherwise.length > 0) throw new Unprintable();
        const from = this.lines.length;
        const condition = this.expression(s.condition);
        this.statements(s.then);
        this.lines.splice(from, Infinity, `if (${condition}) ${this.lines.slice(from).join(', ')}`);
        return;
      }
      default:
        throw new Unprintable();
    }
  }

  #memory(address: string, size: number): (index: number) => string {
    return (index) => `mem${size * 8}[${joined(address, '+', String(index * size))}]`;
  }

  #flags(kind: 'add' | 'sub' | 'adc' | 'logic', args: readonly Expr[], result: number): void {
    const [left = '', right = ''] = args.map((arg) => this.expression(arg));
    const plain = kind === 'logic' ? left : joined(left, kind === 'sub' ? '-' : '+', right);
    const sum = kind === 'adc' ? `${plain} + C` : plain;
    this.#locals.set(result, sum);
    this.lines.push(`NZCV = flags(${sum})`);
  }
}

/** What is longer explains nothing: a product of 128 bits in its parts. */
const MOST = 5;

/** The lines for a word that stands at an address; empty for what the core does by a procedure of its own. */
export function meaningOf(word: number, at: bigint): readonly string[] {
  const decoded = decode(word, Number(at & 0xfffn));
  const printer = new Printer(decoded, at);
  try {
    printer.statements(decoded.op.program().body);
  } catch (error) {
    if (error instanceof Unprintable) return [];
    throw error;
  }
  return printer.lines.length > MOST ? [] : printer.lines;
}
