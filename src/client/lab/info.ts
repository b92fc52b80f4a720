/** What a page must know of a lab before any worker runs. Nothing here may import labs: they would come with the page. */
import type { Puzzle } from '../../labs/kit/arrange.ts';
import type { Exercise, Lab, Language, Sentences } from '../../labs/kit/lab.ts';
import type { MachineTab } from '../../labs/kit/machine-tabs.ts';
import type { Locale } from '../../messages/index.ts';

export interface LabInfo {
  readonly id: string;
  readonly version: number;
  readonly seed: number;
  /** Of the page: its texts and sentences are in this language. */
  readonly locale: Locale;
  readonly chapter: number;
  /** As in `5.2`, of an exercise `E5.2`; a lab from a file may have none. */
  readonly number?: string;
  /** Of an exercise. */
  readonly exercise?: Exercise;
  readonly minutes: number;
  readonly cpus: number;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly checkpoints: readonly string[] }[];
  readonly checkpoints: readonly { readonly id: string; readonly points: number; readonly hints: readonly string[] }[];
  readonly files: readonly FileInfo[];
  /** What of the machine matters here, the first one first. */
  readonly views: readonly MachineTab[];
  /** What its solution calls, as client/typescript/api.ts names it: of a lab with TypeScript. */
  readonly calls?: readonly string[];
  /** A passage of the solution, to be put in order before one writes. */
  readonly puzzle?: Puzzle;
  /** What the lab says, for labT (messages/labs.ts). */
  readonly messages: Sentences;
  /** The lab that comes after this one, where the page knows of one. */
  readonly next?: NextLab;
  /** The lab itself, where it is none of this site's. */
  readonly data?: Lab;
}

/** Where a reader goes after a lab. */
export interface NextLab {
  readonly id: string;
  readonly number: string;
  /** In the language of the page. */
  readonly title: string;
  /** The page that it stands in, below base and language; ends in a slash. */
  readonly place: string;
}

export interface FileInfo {
  readonly path: string;
  readonly language: Language;
  readonly readonly: boolean;
  readonly starter: string;
  /** The same in the other languages of the lab: a text that is still one of these was not touched. */
  readonly elsewhere?: readonly string[];
}

/** What the reader starts with, by path. */
export const startersOf = (info: LabInfo): Record<string, string> =>
  Object.fromEntries(info.files.map(({ path, starter }) => [path, starter]));

/** The files that are the reader's. */
export const ownFiles = (info: LabInfo): readonly FileInfo[] => info.files.filter((file) => !file.readonly);

/** A text of the reader's; what the lab begins with in another language is, here, what it begins with in this one. */
export const inOwnLanguage = ({ starter, elsewhere = [] }: FileInfo, text: string): string =>
  elsewhere.includes(text) ? starter : text;
