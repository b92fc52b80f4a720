/** What an expression is worth: a number, or one relative to what is not known yet. */
import { AssemblyError } from '../syntax/cursor.ts';
import { MAX_DEPTH, RANKS, type Expression } from './expressions.ts';
import type { Section } from './section.ts';
import { absolute, type AssemblySymbol, type Dot, type Symbols, type Value } from './symbols.ts';

export interface Environment {
  readonly symbols: Symbols;
  /** Symbols that the caller of the assembler gave. */
  readonly given: ReadonlyMap<string, bigint>;
  readonly dot: Dot;
  /** Labels stand for themselves instead of for their section and offset (keys of literal pools). */
  readonly symbolic?: boolean;
  /** Every symbol should be defined by now: one that is not is an error where it stands. */
  readonly final?: boolean;
  /** Where a label that comes later stood when the source was read before. */
  readonly foreseen?: (label: string) => Value | undefined;
  /** A number is wanted now. */
  readonly constant?: boolean;
  /** Steps left for this evaluation: definitions that double each other would take 2^n. */
  readonly steps: { left: number; readonly all: { left: number } };
}
export const STEPS = 20_000;
/** Of a whole source: each of many statements could take nearly as many as one may. */
export const ALL_STEPS = 10_000_000;

const wrap = (v: bigint): bigint => (v < -(1n << 63n) || v >= 1n << 64n ? BigInt.asIntN(64, v) : v);
const signed = (v: bigint): bigint => BigInt.asIntN(64, v);
const truth = (b: boolean): bigint => (b ? -1n : 0n);

/** Evaluates; what is not defined yet stays as the base of the value. Throws AssemblyError. */
export function evaluate(tree: Expression, environment: Environment, depth = 0): Value {
  const { steps } = environment;
  if (--steps.all.left < 0) throw new AssemblyError('asm.too-much-work', tree.column, { limit: ALL_STEPS });
  if (depth > MAX_DEPTH || --steps.left < 0) throw new AssemblyError('asm.symbol-circular', tree.column);
  switch (tree.kind) {
    case 'number':
      return absolute(tree.value);
    case 'dot':
      return located(environment.dot.section, environment.dot.offset);
    case 'numeric': {
      const found = environment.symbols.numericFrom(tree.n, tree.direction, environment.dot.order);
      if (found !== undefined) return symbolValue(found, environment, depth, tree.column);
      const index = environment.symbols.numericIndex(tree.n, tree.direction, environment.dot.order);
      const foreseen = environment.foreseen?.(`${tree.n}#${index}`);
      if (foreseen !== undefined) return foreseen;
      throw new AssemblyError(tree.direction === 'b' ? 'asm.label-before' : 'asm.label-after', tree.column, {
        label: tree.n,
      });
    }
    case 'name': {
      const given = environment.given.get(tree.name);
      if (given !== undefined && !environment.symbols.has(tree.name)) return absolute(given);
      // A register's name is a symbol's where the source defines it.
      if (tree.register === true && !environment.symbols.has(tree.name) && !environment.symbolic)
        if (environment.final === true || environment.constant === true)
          throw new AssemblyError('asm.register-as-value', tree.column, { name: tree.name });
      return symbolValue(environment.symbols.get(tree.name), environment, depth, tree.column);
    }
    case 'unary': {
      const { number, base } = evaluate(tree.of, environment, depth);
      if (tree.operator === '+') return { number, base };
      if (base !== undefined) throw new AssemblyError('asm.relative', tree.column, { operator: tree.operator });
      return absolute(
        wrap(tree.operator === '-' ? -number : tree.operator === '~' ? ~number : number === 0n ? 1n : 0n),
      );
    }
    case 'binary':
      return combine(tree, evaluate(tree.left, environment, depth), evaluate(tree.right, environment, depth));
  }
}

const located = (section: Section, offset: number): Value => placed({ base: section, number: BigInt(offset) });
/** After layout, what is relative to a section is an address. */
const placed = (value: Value): Value =>
  value.base?.kind === 'section' && value.base.address !== undefined
    ? absolute(value.base.address + value.number)
    : value;

function symbolValue(symbol: AssemblySymbol, environment: Environment, depth: number, column: number): Value {
  const { definition } = symbol;
  const foreseen = definition === undefined ? environment.foreseen?.(symbol.name) : undefined;
  if (foreseen !== undefined) return foreseen;
  if (definition === undefined && environment.final === true)
    throw new AssemblyError('asm.symbol-undefined', column, { name: symbol.name });
  if (definition === undefined || (definition.kind === 'label' && environment.symbolic === true))
    return { number: 0n, base: symbol };
  if (definition.kind !== 'expression') return placed(definition.value);
  try {
    return evaluate(definition.tree, { ...environment, dot: definition.dot }, depth + 1);
  } catch (error) {
    // The column of an error inside the definition means nothing here.
    if (error instanceof AssemblyError) throw new AssemblyError(error.code, column, error.params);
    throw error;
  }
}

function combine(tree: Expression & { readonly kind: 'binary' }, left: Value, right: Value): Value {
  const { operator, column } = tree;
  if (left.base !== undefined || right.base !== undefined) {
    if (operator === '+' && (left.base === undefined || right.base === undefined))
      return { number: wrap(left.number + right.number), base: left.base ?? right.base };
    if (operator === '-' && right.base === undefined)
      return { number: wrap(left.number - right.number), base: left.base };
    if (left.base !== right.base) throw new AssemblyError('asm.relative', column, { operator });
    if (operator === '-') return absolute(wrap(left.number - right.number));
    if ((RANKS[operator] ?? 9) > 2) throw new AssemblyError('asm.relative', column, { operator });
  }
  return absolute(wrap(arithmetic(operator, left.number, right.number, column)));
}

function arithmetic(operator: string, a: bigint, b: bigint, column: number): bigint {
  switch (operator) {
    case '*':
      return a * b;
    case '/':
    case '%':
      if (b === 0n) throw new AssemblyError('asm.divide-by-zero', column);
      return operator === '/' ? signed(a) / signed(b) : signed(a) % signed(b);
    case '<<':
      return b < 0n || b > 63n ? 0n : BigInt.asUintN(64, a << b);
    case '>>':
      return b < 0n || b > 63n ? 0n : BigInt.asUintN(64, a) >> b;
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '^':
      return a ^ b;
    case '!':
      return a | ~b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '==':
      return truth(signed(a) === signed(b));
    case '!=':
    case '<>':
      return truth(signed(a) !== signed(b));
    case '<':
      return truth(signed(a) < signed(b));
    case '>':
      return truth(signed(a) > signed(b));
    case '<=':
      return truth(signed(a) <= signed(b));
    case '>=':
      return truth(signed(a) >= signed(b));
    case '&&':
      return a !== 0n && b !== 0n ? 1n : 0n;
    default:
      return a !== 0n || b !== 0n ? 1n : 0n;
  }
}
