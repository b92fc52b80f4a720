/** The state of one assembly, and what directives and instructions do to it. */
import { AssemblyError, Cursor } from '../syntax/cursor.ts';
import { MAX_DIAGNOSTICS, type Diagnostic } from './errors.ts';
import { ALL_STEPS, evaluate, STEPS, type Environment } from './evaluate.ts';
import { parseExpression, type Expression } from './expressions.ts';
import type { Input } from './input.ts';
import { type Source } from './input.ts';
import { LiteralPool, type Literal } from './literals.ts';
import type { Conditional, Macro } from './blocks.ts';
import { flagsByName, MAX_OUTPUT, Section, type Room, type SectionFlags } from './section.ts';
import {
  isDefined,
  Symbols,
  type AssemblySymbol,
  type Definition,
  type Dot,
  type Places,
  type Value,
} from './symbols.ts';

/** What the second pass does when every address is known, in the order of the source. */
export type Item = { readonly source: Source; readonly dot: Dot } & (
  | {
      readonly kind: 'instruction';
      readonly mnemonic: string;
      readonly text: string;
      readonly at: number;
      readonly literal: Literal | undefined;
    }
  | {
      readonly kind: 'data';
      readonly section: Section;
      readonly offset: number;
      readonly size: number;
      readonly values: readonly Expression[];
    }
  | { readonly kind: 'definition'; readonly symbol: AssemblySymbol; readonly definition: Definition }
);

/** Bytes that a statement made, for the listing. */
export interface Emission {
  readonly source: Source;
  readonly section: Section;
  readonly offset: number;
  readonly length: number;
  /** Not data: a literal stands in a pool, but its statement is an instruction. */
  readonly instruction: boolean;
}

/** Other files that a source may name; what is not given is refused. */
export interface Files {
  readonly include?: ((path: string) => string | undefined) | undefined;
  readonly incbin?: ((path: string) => Uint8Array | undefined) | undefined;
}

export class Stop extends Error {}

/** What an expression is refused with that labels behind it decide. */
const LATER: ReadonlySet<string> = new Set(['asm.not-yet-known', 'asm.relative', 'asm.label-after']);
const NOP = 0xd503201fn;

export class Assembly {
  readonly symbols = new Symbols();
  readonly given: ReadonlyMap<string, bigint>;
  readonly sections: Section[] = [];
  readonly items: Item[] = [];
  readonly emissions: Emission[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly warnings: Diagnostic[] = [];
  readonly macros = new Map<string, Macro>();
  /** Other names of registers: those of the procedure call standard, and what .req adds. */
  readonly aliases = new Map([
    ['ip0', 'x16'],
    ['ip1', 'x17'],
  ]);
  readonly conditionals: Conditional[] = [];
  readonly sectionStack: { section: Section; previous: Section }[] = [];
  /** Room that .comm asked for. */
  readonly commons: { source: Source; symbol: AssemblySymbol; size: number; alignment: number; column: number }[] = [];
  readonly input: Input;
  readonly include: Files['include'];
  readonly incbin: Files['incbin'];
  section: Section;
  previous: Section;
  /** The statement at work. */
  source: Source = {
    place: { file: undefined, line: 1 },
    top: { file: undefined, line: 1 },
    text: '',
    start: 0,
    columns: [],
    via: [],
  };
  macroCount = 0;
  /** Between .altmacro and .noaltmacro; and how many LOCAL names there are (alternate.ts). */
  alternate = false;
  localCount = 0;
  /** The first length that waits for a label behind it. */
  waiting: { readonly error: AssemblyError; readonly source: Source } | undefined;
  /** Places of labels from a reading before. */
  readonly before: Places | undefined;
  private order = 0;
  private readonly steps = { left: ALL_STEPS };
  private readonly room: Room = { left: MAX_OUTPUT };
  private readonly pools = new Map<Section, LiteralPool>();

  constructor(input: Input, given: ReadonlyMap<string, bigint>, { include, incbin }: Files, before?: Places) {
    this.before = before;
    this.input = input;
    this.given = given;
    this.include = include;
    this.incbin = incbin;
    this.section = this.sectionNamed('.text');
    this.previous = this.section;
  }

  // --- where we are
  get dot(): Dot {
    return { section: this.section, offset: this.section.size, order: this.order };
  }
  nextStatement(source: Source): void {
    this.source = source;
    this.order++;
  }

  // --- errors
  report(error: AssemblyError, source = this.source, list = this.diagnostics): void {
    const column = Math.max(1, Math.min(error.column, source.text.length + 1));
    const length = /^(?:[\w.$\\]+|.)/.exec(source.text.slice(column - 1))?.[0].length ?? 1;
    list.push({
      code: error.code,
      params: error.params,
      ...source.place,
      column: originalColumn(source, column),
      length,
      via: source.via,
    });
    if (list.length >= MAX_DIAGNOSTICS) throw new Stop();
  }

  // --- sections
  sectionNamed(name: string, flags?: SectionFlags, column = 1, part = 0): Section {
    const known = this.sections.find((s) => s.name === name && s.part === part);
    if (known !== undefined) return known;
    const all = part === 0 ? (flags ?? flagsByName(name)) : this.sectionNamed(name, flags, column).flags;
    if (all === undefined) throw new AssemblyError('asm.section-flags', column, { name });
    if (this.sections.length >= 1000) throw new AssemblyError('asm.too-many', column, { what: 'section', limit: 1000 });
    const made = new Section(name, all, part, this.room);
    this.sections.push(made);
    return made;
  }
  /** `.struct 16`: labels that follow are numbers from there on, until another section is entered. */
  enterStructure(offset: number): void {
    const section = new Section('*ABS*', { allocate: false, write: true, execute: false, noBits: true }, 0, this.room);
    section.address = 0n;
    section.size = offset;
    this.enter(section);
  }
  enter(section: Section): void {
    this.previous = this.section;
    this.section = section;
  }

  // --- expressions
  environment(dot: Dot, symbolic = false): Environment {
    return { symbols: this.symbols, given: this.given, dot, symbolic, steps: { left: STEPS, all: this.steps } };
  }
  evaluate(tree: Expression, symbolic = false): Value {
    return evaluate(tree, this.environment(this.dot, symbolic));
  }
  /** A number that the first pass needs: everything in it is defined before. */
  constant(tree: Expression): bigint {
    const value = evaluate(tree, { ...this.environment(this.dot), constant: true });
    if (value.base === undefined) return value.number;
    if (value.base.kind === 'symbol')
      throw new AssemblyError('asm.not-yet-known', tree.column, { name: value.base.name });
    throw new AssemblyError('asm.not-absolute', tree.column, { section: value.base.name });
  }
  /**
   * A length that may depend on labels behind it: on a first reading of the source it is 0 when it cannot be known, on
   * the next ones it is what the places of the reading before make it.
   */
  length(tree: Expression): bigint {
    try {
      return this.constant(tree);
    } catch (error) {
      if (!(error instanceof AssemblyError) || !LATER.has(error.code)) throw error;
      this.waiting ??= { error, source: this.source };
      if (this.before === undefined) return 0n;
      const { before } = this;
      const foreseen = (label: string): Value | undefined => {
        const place = before.get(label);
        if (place === undefined) return undefined;
        return { number: place.offset, base: this.sectionNamed(place.section, undefined, 1, place.part) };
      };
      const { number, base } = evaluate(tree, { ...this.environment(this.dot), constant: true, foreseen });
      if (base !== undefined) throw error;
      return number;
    }
  }
  /** A number in the second pass, when every address is known. */
  resolved(tree: Expression, dot: Dot): bigint {
    const { number, base } = evaluate(tree, { ...this.environment(dot), final: true });
    // What is left is a section that is not loaded and has no address: debugging information, comments.
    if (base !== undefined) throw new AssemblyError('asm.not-absolute', tree.column, { section: base.name });
    return number;
  }

  // --- symbols
  private define(symbol: AssemblySymbol, definition: Definition, column: number, fixed: boolean): void {
    if (isDefined(symbol) && (fixed || symbol.fixed))
      throw new AssemblyError('asm.symbol-twice', column, { name: symbol.name, line: symbol.definedAt?.line ?? 0 });
    symbol.definition = definition;
    symbol.definedAt = this.source.place;
    symbol.fixed = fixed;
  }
  label(name: string, column: number): void {
    const definition: Definition = { kind: 'label', value: { number: BigInt(this.section.size), base: this.section } };
    this.define(this.symbols.get(name), definition, column, true);
  }
  numericLabel(n: number): void {
    this.symbols.defineNumeric(n, this.dot, this.source.place);
  }
  /** `expression`: what it names is looked up at each use (.eqv). */
  assign(name: string, tree: Expression, column: number, how: 'again' | 'once' | 'expression'): void {
    const value = how === 'expression' ? undefined : this.evaluate(tree);
    const symbol = this.symbols.get(name);
    const definition: Definition =
      value === undefined || value.base?.kind === 'symbol'
        ? { kind: 'expression', tree, dot: this.dot }
        : { kind: 'value', value };
    this.define(symbol, definition, column, how !== 'again');
    this.items.push({ kind: 'definition', symbol, definition, source: this.source, dot: this.dot });
  }

  // --- contents
  private emitted(offset: number, source = this.source, instruction = false): void {
    const { section } = this;
    this.emissions.push({ source, section, offset, length: section.size - offset, instruction });
  }
  bytes(bytes: readonly number[] | Uint8Array, column: number): void {
    if (this.section.flags.noBits && !bytes.every((b) => b === 0))
      throw new AssemblyError('asm.bss-data', column, { section: this.section.name });
    const offset = this.section.reserve(bytes.length, column);
    if (!this.section.flags.noBits) this.section.writeBytes(offset, bytes);
    this.emitted(offset);
  }
  fill(count: number, size: number, value: bigint, column: number): void {
    if (this.section.flags.noBits && value !== 0n)
      throw new AssemblyError('asm.bss-data', column, { section: this.section.name });
    if (count * size > 2 ** 40) throw new AssemblyError('asm.too-large', column, { limit: MAX_OUTPUT });
    const offset = this.section.reserve(count * size, column);
    if (value !== 0n) for (let i = 0; i < count; i++) this.section.write(offset + i * size, size, value);
    this.emitted(offset);
  }
  data(size: number, values: readonly Expression[], column: number): void {
    if (this.section.flags.noBits) {
      for (const tree of values)
        if (this.constant(tree) !== 0n) throw new AssemblyError('asm.bss-data', column, { section: this.section.name });
      this.fill(values.length, size, 0n, column);
      return;
    }
    const { source, section, dot } = this;
    const offset = section.reserve(size * values.length, column);
    // Plain numbers need no second pass: a table of millions would be kept as millions of trees.
    const bits = BigInt(size * 8);
    const plain = values.every((tree) => tree.kind === 'number' && tree.value < 1n << bits);
    if (plain)
      values.forEach((tree, i) => tree.kind === 'number' && section.write(offset + i * size, size, tree.value));
    else this.items.push({ kind: 'data', section, offset, size, values, source, dot });
    this.emitted(offset);
  }
  /** Pads to a multiple of `alignment` (a power of two) unless that takes more than `most` bytes. */
  align(
    alignment: number,
    pattern: { readonly value: bigint; readonly size: number } | undefined,
    most: number,
    column: number,
  ): void {
    const { section } = this;
    const count = -section.size & (alignment - 1);
    if (count > most) return;
    section.alignment = Math.max(section.alignment, alignment);
    const offset = section.reserve(count, column);
    if (section.flags.noBits) return;
    if (pattern !== undefined) {
      for (let at = offset + (count % pattern.size); at < section.size; at += pattern.size)
        section.write(at, pattern.size, pattern.value);
    } else if (section.flags.execute)
      for (let at = (offset + 3) & ~3; at + 4 <= section.size; at += 4) section.write(at, 4, NOP);
  }
  /** Instructions stand at multiples of four: zeros fill what is missing. */
  alignInstruction(column: number): void {
    if (this.section.flags.noBits) throw new AssemblyError('asm.bss-data', column, { section: this.section.name });
    this.section.alignment = Math.max(this.section.alignment, 4);
    this.section.reserve(-this.section.size & 3, column);
  }
  instruction(
    mnemonic: string,
    source: Source,
    text: string,
    at: number,
    literal: Literal | undefined,
    column: number,
  ): void {
    this.alignInstruction(column);
    this.items.push({ kind: 'instruction', mnemonic, text, at, literal, source, dot: this.dot });
    this.emitted(this.section.reserve(4, column), this.source, true);
  }

  // --- literal pools
  literal(size: 4 | 8 | 16, tree: Expression): Literal {
    let pool = this.pools.get(this.section);
    if (pool === undefined) this.pools.set(this.section, (pool = new LiteralPool()));
    return pool.add(size, this.literalKey(tree), tree, this.dot, this.source);
  }
  /** Equal for values that are equal for sure: numbers, and symbols with the same distance. */
  private literalKey(tree: Expression): string {
    const [label, distance] =
      tree.kind === 'binary' && tree.operator === '+' && tree.right.kind === 'number'
        ? [tree.left, tree.right.value]
        : [tree, 0n];
    // A numeric label behind the statement is known by its number in the row of those with its name.
    if (label.kind === 'numeric')
      return `${distance} ${label.n}#${this.symbols.numericIndex(label.n, label.direction, this.order)}`;
    try {
      const { number, base } = this.evaluate(tree, true);
      if (base === undefined) return `${number}`;
      if (base.kind === 'symbol') return `${number} ${base.name}`;
    } catch (error) {
      if (!(error instanceof AssemblyError)) throw error;
    }
    return `order ${this.order}`;
  }
  placeLiterals(column: number): void {
    const literals = this.pools.get(this.section)?.take() ?? [];
    for (const literal of literals) {
      this.align(literal.size, { value: 0n, size: 1 }, literal.size, column);
      const { section } = this;
      const { source } = literal;
      const offset = section.reserve(literal.size, column);
      literal.offset = offset;
      // The expression means what it meant at the instruction; its bytes stand here.
      this.items.push({
        kind: 'data',
        section,
        offset,
        size: literal.size,
        values: [literal.tree],
        source,
        dot: literal.dot,
      });
      this.emitted(offset, source);
    }
  }
  placeAllLiterals(): void {
    for (const section of this.pools.keys()) {
      this.section = section;
      this.placeLiterals(1);
    }
  }
}

/** Parses one expression that must take all of a text. */
export function wholeExpression(text: string, at: number): Expression {
  const cursor = new Cursor('', text, at, () => 0n);
  const tree = parseExpression(cursor);
  if (!cursor.done) throw new AssemblyError('asm.junk', cursor.at + 1, { text: text.slice(cursor.at).trim() });
  return tree;
}

export function originalColumn({ columns }: Source, column: number): number {
  let result = column;
  for (const { at, original, length } of columns)
    if (at <= column - 1) result = original + Math.min(column - 1 - at, Math.max(0, length - 1)) + 1;
  return result;
}
