/** What stands in a chapter's folder. The files beside the folders (facts.ts, exhibits.ts, text.ts) gather it from all of them. */
import type { Entry } from './tables.ts';

/** bigint: a register or an address, hexadecimal. number: how many of something. string: as it stands. */
export type Fact = bigint | number | string;
/** facts.ts: the numbers that the chapter names, computed when a page asks for one. */
export type Facts = Readonly<Record<string, () => Fact>>;

/** A descriptor that a figure takes apart: a program that ran has written it to memory. */
export interface Shown {
  readonly descriptor: bigint;
  readonly stage: 1 | 2;
  readonly mair: bigint;
}
/** Translation tables that a figure shows. */
export interface Tree {
  readonly root: number;
  readonly entries: readonly Entry[];
}
/** exhibits.ts: what the chapter's figures show, by the name that the page writes. */
export interface Exhibits {
  /** A64 programs. What a chapter says of one is what it did. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly descriptors?: Readonly<Record<string, () => Shown>>;
  readonly trees?: Readonly<Record<string, () => Tree>>;
}

/** text.en.ts and text.zh-cn.ts: the sentences that are not on the page itself, by code. */
export type Text = Readonly<Record<string, string>>;

/** words.ts: a number that the chapter writes as a word or as one digit, in both languages, and the machine's count of it. */
export type Words = readonly (readonly [english: string, chinese: string, value: () => number, is: number])[];

/** One table out of all folders' own. @throws Error for a name that two of them give: a page could not say which it means */
export function gather<Module, Value>(
  modules: Readonly<Record<string, Module>>,
  part: (module: Module) => Readonly<Record<string, Value>> | undefined,
): Readonly<Record<string, Value>> {
  const all = new Map<string, Value>();
  for (const [path, module] of Object.entries(modules))
    for (const [name, value] of Object.entries(part(module) ?? {})) {
      if (all.has(name)) throw new Error(`${path}: another chapter has a “${name}” too`);
      all.set(name, value);
    }
  return Object.fromEntries(all);
}
