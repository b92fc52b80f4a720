import type { Moment } from './watch.ts';

/** What one run of a machine tells: for each row what it took, and a text that must be the same on both machines. */
export interface Told {
  readonly row: string;
  readonly took: Moment;
  readonly result?: string;
}

/** Something that both machines run once a round; it measures one or more rows. */
export interface Case {
  readonly rows: readonly string[];
  readonly args: readonly string[];
  /** Console of the start of each row's work, or undefined for the start of the process; and of its end. */
  readonly marks: readonly { readonly row: string; readonly begin?: RegExp; readonly end: RegExp }[];
}

export interface RowInfo {
  readonly name: string;
  /** Which of the two clocks makes the ratio. */
  readonly unit: 'wall' | 'cpu';
  readonly about: string;
  /** The row that this one is a part of; a part counts in its row, not by itself. */
  readonly partOf?: string;
}

/** A set of rows, and how to make their cases for those of them that are wanted. */
export interface Group {
  readonly rows: readonly RowInfo[];
  /** @throws Error when something that they need is missing or does not compile */
  cases(wanted: readonly string[]): readonly Case[];
}
