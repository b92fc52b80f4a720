/**
 * A row of the instruction table: one encoding with its assembly text and its decoding to operations. Decoder,
 * disassembler, assembler, random tests and cards come out of the rows; the meaning of an operation stands beside it.
 */
import { Builder } from './builder.ts';
import type { Program } from './ir.ts';
import type { Syntax } from './syntax/operand.ts';
import { X0, XSINK, XZR, SP, V0 } from '../core/layout.ts';

/** Names of the fields in a pattern: `sf` is one bit, `imm12:12` twelve; digits and (should-be) digits have no name. */
type FieldNames<P extends string> = P extends `${infer Token} ${infer Rest}`
  ? FieldName<Token> | FieldNames<Rest>
  : FieldName<P>;
type FieldName<T extends string> = T extends `${infer N}:${number}`
  ? N
  : T extends `${'0' | '1' | '('}${string}`
    ? never
    : T;
export type Fields<P extends string = string> = { readonly [K in FieldNames<P>]: number };

/** One operation of the interpreter: its meaning as IR, built on demand. `hot` ones stand in the dense switch. */
export interface Op {
  readonly name: string;
  readonly hot: boolean;
  /** The number in records; 0 and 1 are the loop's own. */
  readonly id: number;
  program(): Program;
  /** A fused operation (fusion.ts): what it executes too if that stands in the next record. */
  readonly then?: Fusion | undefined;
}

export interface Fusion {
  readonly second: Op;
  /** The second is a conditional branch with this condition, decided by the first's operands instead of the flags. */
  readonly condition?: number;
}

/** What the decoder writes into a record. Slots are addresses (X, XSP, V below) or raw numbers below 65,536. */
export interface Decoded {
  readonly op: Op;
  readonly d?: number;
  readonly n?: number;
  readonly m?: number;
  /** 64-bit immediate; excludes a, t and imm32. */
  readonly imm?: number | bigint;
  readonly a?: number;
  readonly t?: number;
  readonly imm32?: number;
}

export interface Pattern {
  readonly text: string;
  readonly mask: number;
  readonly value: number;
  /** Should-be bits: set when assembling, ignored when decoding. */
  readonly should: number;
  readonly fields: readonly { readonly name: string; readonly lsb: number; readonly width: number }[];
}

export interface DecodeContext {
  /** Byte offset of the instruction in its 4 KiB page. */
  readonly pageOffset: number;
}

export interface Row {
  /** The manual's heading: "ADD (immediate)". */
  readonly name: string;
  /** Section of the Arm ARM (DDI 0487). */
  readonly section: string;
  readonly pattern: Pattern;
  /** In order of preference for the disassembler: aliases first, the instruction's own form last. */
  readonly syntax: readonly Syntax[];
  /** The operation for these fields; undefined: UNDEFINED (unallocated, or not in ARMv8.0-A). */
  readonly decode: (fields: Readonly<Record<string, number>>, at: DecodeContext) => Decoded | undefined;
  /** Fields that no assembly text names, computed from the others when assembling. */
  readonly derived: Readonly<Record<string, (fields: Readonly<Record<string, number>>) => number>>;
}

/**
 * Hot operations are numbered densely from here, the others from FIRST_COLD: the compiler makes a jump table only of a
 * range of at most 1,024 numbers, and a chain of comparisons of everything else.
 */
const FIRST_HOT = 2;
const FIRST_COLD = 1024;
let hotCount = 0;
let coldCount = 0;
const registry: Op[] = [];
const names = new Set<string>();

/** Defines an operation. */
export function op(name: string, build: ((b: Builder) => void) | Op, heat: 'hot' | 'cold' = 'cold', then?: Fusion): Op {
  if (names.has(name)) throw new Error(`operation ${name} is defined twice`);
  names.add(name);
  const id = heat === 'hot' ? FIRST_HOT + hotCount++ : FIRST_COLD + coldCount++;
  if (FIRST_HOT + hotCount > FIRST_COLD) throw new Error('too many hot operations');
  const defined: Op = {
    name,
    hot: heat === 'hot',
    id,
    then,
    program() {
      if (typeof build !== 'function') return build.program();
      const builder = new Builder();
      build(builder);
      return builder.program();
    },
  };
  registry.push(defined);
  return defined;
}

/** All operations defined so far, in order. */
export function operationsDefined(): readonly Op[] {
  return registry;
}

/** A number that tells two tables of operations apart: the core and the decoder must agree on what an operation's number means. */
export function operationsDigest(ops: readonly Op[]): number {
  let hash = 0x811c9dc5;
  for (const { name, id } of ops)
    for (const c of `${id}:${name};`) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

export function parsePattern(text: string): Pattern {
  let mask = 0;
  let value = 0;
  let should = 0;
  let at = 32;
  const fields: { name: string; lsb: number; width: number }[] = [];
  for (const token of text.trim().split(/\s+/)) {
    const bits = /^\(?([01]+)\)?$/.exec(token)?.[1];
    if (bits !== undefined) {
      at -= bits.length;
      const v = Number.parseInt(bits, 2) * 2 ** at;
      if (token.startsWith('(')) should += v;
      else {
        mask += (2 ** bits.length - 1) * 2 ** at;
        value += v;
      }
    } else {
      const [name = '', width = '1'] = token.split(':');
      at -= Number(width);
      fields.push({ name, lsb: at, width: Number(width) });
    }
  }
  if (at !== 0) throw new Error(`pattern has ${32 - at} bits: ${text}`);
  return { text, mask: mask >>> 0, value: value >>> 0, should: should >>> 0, fields };
}

export function row<const P extends string>(
  name: string,
  section: string,
  pattern: P,
  syntax: Syntax | readonly Syntax[],
  decode: (fields: Fields<P>, at: DecodeContext) => Decoded | undefined,
  derived: Row['derived'] = {},
): Row {
  return {
    name,
    section,
    pattern: parsePattern(pattern),
    syntax: Array.isArray(syntax) ? (syntax as readonly Syntax[]) : [syntax as Syntax],
    decode: decode as Row['decode'],
    derived,
  };
}

/** Slot of a general register that is read; 31 is XZR. */
export const X = (n: number): number => (n === 31 ? XZR : X0 + 8 * n);
/** Slot of a general register that is written; 31 discards. */
export const Xd = (n: number): number => (n === 31 ? XSINK : X0 + 8 * n);
/** Slot of a general register of which 31 is SP. */
export const XSP = (n: number): number => (n === 31 ? SP : X0 + 8 * n);
/** Slot of a vector register. */
export const V = (n: number): number => V0 + 16 * n;

/** Sign-extends the low `width` bits. */
export function signed(value: number, width: number): number {
  return value >= 2 ** (width - 1) ? value - 2 ** width : value;
}
