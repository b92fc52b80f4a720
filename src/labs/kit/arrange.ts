/** A passage of a lab's solution as lines to be put in order, and files in which lines were put. */
import { EngineError } from '../../engine/error.ts';
import type { Arrangement, Lab } from './lab.ts';
import { fill, generator, parametersOf, solutionFiles } from './parameters.ts';

/** More than fit on a screen help nobody. */
export const MOST_LINES = 24;
/** Characters of a line that is put in order. */
const LONGEST = 200;

/** A line without its remark and its indentation; in all languages of the lab it is the same. */
const bare = (line: string): string =>
  line
    .replace(/(^|\s)\/\/.*$/, '')
    .trim()
    .replaceAll(/(?<=\S)\s{2,}/g, ' ');

/** The place of the passage: offsets of its beginning and its end, whole lines. */
function placeOf(source: string, { first, last }: Arrangement): { readonly from: number; readonly to: number } {
  const from = source.lastIndexOf('\n', source.indexOf(first)) + 1;
  const end = source.indexOf('\n', source.indexOf(last));
  return { from, to: end < 0 ? source.length : end };
}

/** The lines of the passage in their order, as the solution's text has them: those that are code. */
export function passageOf(source: string, arrangement: Arrangement): readonly string[] {
  const { from, to } = placeOf(source, arrangement);
  return source
    .slice(from, Math.max(from, to))
    .split('\n')
    .map(bare)
    .filter((line) => line !== '');
}

/** What a reader gets: the lines of the passage with those that do not belong, in an order that says nothing. */
export interface Puzzle {
  readonly file: string;
  readonly lines: readonly string[];
  /** How many of them do not belong. */
  readonly strays: number;
}

export function puzzleOf(lab: Lab, seed: number): Puzzle | undefined {
  const { arrangement } = lab;
  if (arrangement === undefined) return undefined;
  const { file, strays } = arrangement;
  const right = passageOf(solutionFiles(lab, seed)[file] ?? '', filledIn(lab, seed));
  const lines = [...right, ...strays.map(({ line }) => bare(fill(line, parametersOf(lab, seed))))];
  const random = generator(seed ^ SHUFFLE);
  for (let n = lines.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [lines[n], lines[other]] = [lines[other] ?? '', lines[n] ?? ''];
  }
  return { file, lines, strays: strays.length };
}
const SHUFFLE = 0x51ed_270b;

const filledIn = (lab: Lab, seed: number): Arrangement => {
  const parameters = parametersOf(lab, seed);
  const filled = JSON.parse(JSON.stringify(lab.arrangement), (_, value: unknown) =>
    typeof value === 'string' ? fill(value, parameters) : value,
  ) as Arrangement;
  return filled;
};

/**
 * The solution with these lines in place of the passage, and the number of the line before the first of them.
 * @throws EngineError lab.arrangement for a lab that has none, and lines that nobody could have put there
 */
export function arrangedFiles(
  lab: Lab,
  seed: number,
  lines: readonly string[],
): { readonly files: Readonly<Record<string, string>>; readonly before: number } {
  if (lab.arrangement === undefined || lines.length > 2 * MOST_LINES || lines.some((line) => line.length > LONGEST))
    throw new EngineError('lab.arrangement');
  const arrangement = filledIn(lab, seed);
  const files = solutionFiles(lab, seed);
  const source = files[arrangement.file] ?? '';
  const { from, to } = placeOf(source, arrangement);
  const text = lines.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n');
  return {
    files: { ...files, [arrangement.file]: source.slice(0, from) + text + source.slice(to) },
    before: source.slice(0, from).split('\n').length - 1,
  };
}
