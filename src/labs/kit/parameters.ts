/** What a seed decides: each student of a class has a variant, the same whenever it is asked for. */
import type { Cheat, Lab, LabFile, Mutant, OtherWay, Parameter, Quantity } from './lab.ts';

/** Numbers by name; of words their places, and what they are. */
export interface Parameters extends ReadonlyMap<string, bigint> {
  readonly words?: ReadonlyMap<string, string>;
}

/** mulberry32: 32 bits of state, enough to choose among variants. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw(parameter: Parameter, random: number, earlier: Parameters): bigint {
  const place = (list: readonly unknown[], by: string | undefined): number =>
    Math.min(by === undefined ? Math.floor(random * list.length) : Number(earlier.get(by) ?? 0n), list.length - 1);
  if ('follows' in parameter) {
    const of = (quantity: number | string): bigint => earlier.get(String(quantity)) ?? BigInt(quantity);
    return of(parameter.base ?? 0) + of(parameter.times) * (earlier.get(parameter.follows) ?? 0n);
  }
  if ('words' in parameter) return BigInt(place(parameter.words, parameter.by));
  if ('pick' in parameter) return BigInt(parameter.pick[place(parameter.pick, parameter.by)] ?? 0);
  const step = parameter.step ?? 1;
  const choices = Math.floor((parameter.to - parameter.from) / step) + 1;
  return BigInt(parameter.from + step * Math.floor(random * choices));
}

const ANOTHER = 0x9e37_79b9;
const MOST_TRIES = 50;

/**
 * The parameters of a lab for a seed (an integer; its low 32 bits count).
 * @param again with other values of those that are hidden
 */
export function parametersOf(lab: Lab, seed: number, again = false): Parameters {
  const [next, other] = [generator(seed), generator(seed ^ ANOTHER)];
  const hidden = new Set(again ? lab.hidden : []);
  const values = new Map<string, bigint>();
  const words = new Map<string, string>();
  for (const parameter of lab.parameters) {
    const { name } = parameter;
    let value = draw(parameter, next(), values);
    // Another one, as far as there is any.
    if (hidden.has(name)) {
      const known = value;
      for (let tries = 0; value === known && tries < MOST_TRIES; tries++) value = draw(parameter, other(), values);
    }
    values.set(name, value);
    if ('words' in parameter) words.set(name, parameter.words[Number(value)] ?? '');
  }
  return words.size === 0 ? values : Object.assign(values, { words });
}

/** A number of a lab's machine: itself, or a parameter's. */
export const quantityOf = (of: Quantity, parameters: Parameters): number =>
  typeof of === 'number' ? of : Number(parameters.get(of.param) ?? 0n);

/** A number as texts show it. */
export const show = (value: bigint): string => (value < 10n ? String(value) : `0x${value.toString(16)}`);

/** A text with its `{{name}}` filled in; `{{name:d}}` is decimal, as registers are numbered. */
export const fill = (text: string, parameters: Parameters): string =>
  text.replaceAll(/\{\{(\w+)(:d)?\}\}/g, (placeholder, name: string, decimal?: string) => {
    const value = parameters.get(name);
    if (value === undefined) return placeholder;
    return parameters.words?.get(name) ?? (decimal === undefined ? show(value) : String(value));
  });

const textIn = (file: LabFile, locale: string): string => file.starterIn?.[locale] ?? file.starter;

/** What the reader starts with, by path; remarks in the language of a locale where the lab has it. */
export function starterFiles(lab: Lab, seed: number, locale = 'en'): Record<string, string> {
  const parameters = parametersOf(lab, seed);
  return Object.fromEntries(lab.files.map((file) => [file.path, fill(textIn(file, locale), parameters)]));
}

/** What a file begins with in all other languages: work that is still this was not touched. */
export function otherStarters(lab: Lab, path: string, seed: number, locale: string): readonly string[] {
  const file = lab.files.find((one) => one.path === path);
  if (file?.starterIn === undefined) return [];
  const own = textIn(file, locale);
  const parameters = parametersOf(lab, seed);
  return [file.starter, ...Object.values(file.starterIn)]
    .filter((text) => text !== own)
    .map((text) => fill(text, parameters));
}

/** The solution, by path, with the files that are not the reader's. */
export function solutionFiles(lab: Lab, seed: number, locale = 'en'): Record<string, string> {
  const solution = { ...lab.solution, ...lab.solutionIn?.[locale] };
  return filled(lab, seed, solution, locale);
}

/** Texts in place of the starters'. */
function filled(
  lab: Lab,
  seed: number,
  texts: Readonly<Record<string, string>>,
  locale = 'en',
): Record<string, string> {
  const parameters = parametersOf(lab, seed);
  return Object.fromEntries(
    lab.files.map((file) => [file.path, fill(texts[file.path] ?? textIn(file, locale), parameters)]),
  );
}

const edited = (text: string, edits: Mutant['edits']): string =>
  edits.reduce((before, [from, to]) => before.replace(from, () => to), text);

/** A mutant's files: the solution with its edits. */
export function mutantFiles(lab: Lab, name: string, seed: number): Record<string, string> {
  const mutant = lab.mutants.find((m) => m.name === name);
  const source = mutant === undefined ? undefined : lab.solution[mutant.file];
  if (mutant === undefined || source === undefined) return solutionFiles(lab, seed);
  return filled(lab, seed, { ...lab.solution, [mutant.file]: edited(source, mutant.edits) });
}

/** The text that a cheat's edits are made in. */
export const cheatBase = (lab: Lab, { of, file }: Cheat): string =>
  (of === 'solution' ? lab.solution[file] : lab.files.find(({ path }) => path === file)?.starter) ?? '';

export const cheatFiles = (lab: Lab, cheat: Cheat, seed: number): Record<string, string> =>
  filled(lab, seed, {
    ...(cheat.of === 'solution' && lab.solution),
    [cheat.file]: edited(cheatBase(lab, cheat), cheat.edits),
  });

export const otherFiles = (lab: Lab, { files }: OtherWay, seed: number): Record<string, string> =>
  filled(lab, seed, { ...lab.solution, ...files });
