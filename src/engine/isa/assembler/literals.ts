/** Literal pools of `ldr x0, =value`: one for each section, entries of 4, 8 and 16 bytes, equal ones once. */
import type { Expression } from './expressions.ts';
import type { Source } from './input.ts';
import type { Dot } from './symbols.ts';

export interface Literal {
  readonly size: 4 | 8 | 16;
  readonly tree: Expression;
  readonly dot: Dot;
  /** The first instruction that wanted it. */
  readonly source: Source;
  /** Offset in its section once the pool is placed. */
  offset: number | undefined;
}

export class LiteralPool {
  private entries: Literal[] = [];
  private byKey = new Map<string, Literal>();

  get empty(): boolean {
    return this.entries.length === 0;
  }
  /** The entry of a value; `key` is equal for values that are known to be equal. */
  add(size: 4 | 8 | 16, key: string, tree: Expression, dot: Dot, source: Source): Literal {
    const known = this.byKey.get(`${size} ${key}`);
    if (known !== undefined) return known;
    const literal: Literal = { size, tree, dot, source, offset: undefined };
    this.entries.push(literal);
    this.byKey.set(`${size} ${key}`, literal);
    return literal;
  }
  /** Takes all entries, in the order in which they are placed: by size, small ones first. */
  take(): Literal[] {
    const all = ([4, 8, 16] as const).flatMap((size) => this.entries.filter((e) => e.size === size));
    this.entries = [];
    this.byKey = new Map();
    return all;
  }
}
