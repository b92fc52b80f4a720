/** Makes a lab from the parts of its folder: what the modules that bin/gather-labs.ts writes call. */
import { completeSentences, withCompleteCodes } from './codes.ts';
import type { Cheat, Lab, LabFile, LabSource, Mutant, OtherWay, Sentences } from './lab.ts';

export interface GatheredTexts {
  /** By path. */
  readonly starters: Readonly<Record<string, Pick<LabFile, 'starter' | 'starterIn'>>>;
  readonly solution: Readonly<Record<string, string>>;
  readonly solutionIn?: Lab['solutionIn'];
  readonly predicates?: string;
}

/** What only tests, runners and builds have: no page carries it. */
export interface GatheredAnswers {
  readonly mutants: readonly Mutant[];
  readonly cheats: readonly Cheat[];
  readonly others: readonly OtherWay[];
}

/** What a page fetches of its lab when it comes on screen, beside what stands in the page: not the lab itself. */
export interface LabDetails {
  readonly parameters: Lab['parameters'];
  /** What the reader's files begin with in the other languages, by path; with `{{name}}`. */
  readonly elsewhere: Readonly<Record<string, readonly string[]>>;
  readonly messages: Sentences;
}

export const details = (
  id: string,
  parameters: Lab['parameters'],
  elsewhere: LabDetails['elsewhere'],
  sentences: Sentences,
): LabDetails => ({ parameters, elsewhere, messages: completeSentences(id, sentences) });

/** A lab as an index has it; its data, texts and sentences come when they are asked for, in one language. */
export interface LabEntry {
  readonly id: string;
  readonly version: number;
  readonly chapter: number;
  readonly order: number;
  /** As in `5.2`. */
  readonly number: string;
  readonly minutes: number;
  readonly points: number;
  readonly load: Readonly<Record<'en' | 'zh-cn', () => Promise<Lab>>>;
}

export function gathered(
  id: string,
  source: LabSource,
  { starters, solution, solutionIn, predicates }: GatheredTexts,
  messages: Readonly<Record<string, Sentences>>,
  answers: GatheredAnswers = { mutants: [], cheats: [], others: [] },
): Lab {
  return withCompleteCodes({
    id,
    title: 'title',
    ...source,
    files: source.files.map((file) => ({ ...file, ...(starters[file.path] ?? { starter: '' }) })),
    solution,
    ...(solutionIn !== undefined && { solutionIn }),
    ...answers,
    ...(predicates !== undefined && { predicates }),
    messages,
  });
}
