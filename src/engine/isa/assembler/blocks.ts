/** What an assembly remembers of blocks: the .if that it stands in, and the macros that it has met. */
import type { Source } from './input.ts';

export interface Conditional {
  /** Statements here are assembled. */
  active: boolean;
  /** A branch has been taken, or the whole stands in a branch that is not. */
  settled: boolean;
  elseSeen: boolean;
  readonly source: Source;
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly rest: boolean;
  readonly initial: string;
}
export interface Macro {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Source[];
}
