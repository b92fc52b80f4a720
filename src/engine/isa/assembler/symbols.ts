/** Symbols, sections and values before addresses are known. */
import type { Expression } from './expressions.ts';
import type { Place } from './errors.ts';
import type { Section } from './section.ts';

/**
 * A value before layout: a number, or a number relative to the start of a section, or to a symbol that is not defined
 * yet. Differences of two in the same section are numbers.
 */
export interface Value {
  readonly number: bigint;
  readonly base: Section | AssemblySymbol | undefined;
}
export const absolute = (number: bigint): Value => ({ number, base: undefined });

export interface AssemblySymbol {
  readonly kind: 'symbol';
  readonly name: string;
  /** What it stands for; undefined while it is not defined. */
  definition: Definition | undefined;
  definedAt: Place | undefined;
  /** Cannot be given another value (labels, .equiv). */
  fixed: boolean;
  global: boolean;
  local: boolean;
}

/** A label or a value known when .set was met; or an expression that waits for symbols behind it. */
export type Definition =
  | { readonly kind: 'label' | 'value'; readonly value: Value }
  | { readonly kind: 'expression'; readonly tree: Expression; readonly dot: Dot };

/** Where an expression stands: what `.` and numeric labels mean there. */
export interface Dot {
  readonly section: Section;
  readonly offset: number;
  /** Counts statements, so that 1b and 1f know what is before and after. */
  readonly order: number;
}

export type Places = ReadonlyMap<string, { readonly section: string; readonly part: number; readonly offset: bigint }>;

interface Numeric {
  readonly order: number;
  readonly symbol: AssemblySymbol;
}

export class Symbols {
  private readonly named = new Map<string, AssemblySymbol>();
  private readonly numeric = new Map<number, Numeric[]>();

  /** The symbol of a name, made undefined when it is new. */
  get(name: string): AssemblySymbol {
    const found = this.named.get(name);
    if (found !== undefined) return found;
    const made = newSymbol(name);
    this.named.set(name, made);
    return made;
  }
  has(name: string): boolean {
    const symbol = this.named.get(name);
    return symbol !== undefined && isDefined(symbol);
  }
  all(): IterableIterator<AssemblySymbol> {
    return this.named.values();
  }
  /** Where labels stand, numeric ones by `1#0` for the first `1:`; for another reading of the same source. */
  places(): Places {
    const places = new Map<string, { readonly section: string; readonly part: number; readonly offset: bigint }>();
    const note = (key: string, { definition }: AssemblySymbol): void => {
      if (definition?.kind !== 'label' || definition.value.base?.kind !== 'section') return;
      const { name, part } = definition.value.base;
      places.set(key, { section: name, part, offset: definition.value.number });
    };
    for (const [name, symbol] of this.named) note(name, symbol);
    for (const [n, list] of this.numeric) list.forEach(({ symbol }, i) => note(`${n}#${i}`, symbol));
    return places;
  }
  /** Defines numeric label `n` at a place; may be defined any number of times. */
  defineNumeric(n: number, dot: Dot, definedAt: Place): void {
    const symbol = newSymbol(`${n}`);
    symbol.definition = { kind: 'label', value: { number: BigInt(dot.offset), base: dot.section } };
    symbol.definedAt = definedAt;
    const list = this.numeric.get(n);
    if (list === undefined) this.numeric.set(n, [{ order: dot.order, symbol }]);
    else list.push({ order: dot.order, symbol });
  }
  /** `1b` or `1f` as seen from a statement; undefined when there is none (yet). */
  numericFrom(n: number, direction: 'b' | 'f', order: number): AssemblySymbol | undefined {
    return this.numeric.get(n)?.[this.numericIndex(n, direction, order)]?.symbol;
  }
  /** Which definition of `n` that is, or is going to be, counted from 0. */
  numericIndex(n: number, direction: 'b' | 'f', order: number): number {
    const list = this.numeric.get(n) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.order ?? 0) <= order) low = middle + 1;
      else high = middle;
    }
    // `low` is the first behind the statement; the one before it is the last that is not.
    return direction === 'b' ? low - 1 : low;
  }
}

const newSymbol = (name: string): AssemblySymbol => ({
  kind: 'symbol',
  name,
  definition: undefined,
  definedAt: undefined,
  fixed: false,
  global: false,
  local: false,
});

export const isDefined = (symbol: AssemblySymbol): boolean => symbol.definition !== undefined;
