/** One lab's folder, read and checked: what is missing, or belongs to nothing, is refused with its place and the remedy. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabSource, OtherWay } from '../../src/labs/kit/lab.ts';

/** The languages beside English, in which a file may have a twin. */
export const TWINS = ['zh-cn'] as const;
export type Twin = (typeof TWINS)[number];

export interface LabFolder {
  readonly id: string;
  readonly source: LabSource;
  /** Path → text, in English and in the twins' languages where there is one. */
  readonly starters: ReadonlyMap<string, Texts>;
  readonly solution: ReadonlyMap<string, Texts>;
  readonly predicates: string | undefined;
  readonly others: readonly OtherWay[];
}

export interface Texts {
  readonly en: string;
  readonly in: Readonly<Partial<Record<Twin, string>>>;
}

/** What is wrong with a folder, for its author. */
export class LabFolderError extends Error {}

const refuse = (at: string, problem: string): never => {
  throw new LabFolderError(`${at}: ${problem}`);
};

/** `drop.s` → `drop.zh-cn.s`, `predictions` → `predictions.zh-cn`. */
export function twinOf(path: string, locale: Twin): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${locale}${extension}`;
}

/** Modules that a folder must have, beside lab.ts. */
const MODULES = ['text.en.ts', 'text.zh-cn.ts', 'answers/mutants.ts', 'answers/cheats.ts'] as const;

/**
 * @param folder its path
 * @param id its name
 * @param at how messages call it
 * @throws LabFolderError
 */
export async function readLabFolder(folder: string, id: string, at: string): Promise<LabFolder> {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id))
    refuse(at, 'the name of a lab’s folder is its id: a-z, 0-9 and -, a letter first. Rename it.');
  for (const name of ['lab.ts', ...MODULES])
    if (!existsSync(join(folder, name))) refuse(`${at}/${name}`, `it is missing. ${ADVICE[name] ?? ''}`);
  const source = await sourceOf(join(folder, 'lab.ts'), `${at}/lab.ts`);
  for (const name of MODULES)
    if (typeof (await defaultOf(join(folder, name), `${at}/${name}`)) !== 'object')
      refuse(`${at}/${name}`, 'it exports nothing by default. End it with `export default …`.');
  const known = new Set(['lab.ts', ...MODULES, 'predicates.ts']);
  const read = (path: string): Texts => {
    if (!existsSync(join(folder, path)))
      refuse(`${at}/${path}`, 'lab.ts names this file, and it is missing. Write it, or take it out of `files`.');
    known.add(path);
    const twins = TWINS.flatMap((locale) => {
      const twin = twinOf(path, locale);
      if (!existsSync(join(folder, twin))) return [];
      known.add(twin);
      return [[locale, readFileSync(join(folder, twin), 'utf8')] as const];
    });
    return { en: readFileSync(join(folder, path), 'utf8'), in: Object.fromEntries(twins) };
  };
  const own = source.files.filter(({ readonly }) => readonly !== true).map(({ path }) => path);
  const starters = new Map(
    source.files.map(({ path }) => [path, read(own.includes(path) ? `starter/${path}` : path)] as const),
  );
  const solution = new Map(own.map((path) => [path, read(`solution/${path}`)] as const));
  const others = othersOf(folder, at, own, known);
  for (const path of filesBelow(folder))
    if (!known.has(path))
      refuse(`${at}/${path}`, 'this file belongs to nothing. Name it in `files` of lab.ts (CONTRIBUTING, “A lab”), or remove it.'); // prettier-ignore
  const predicates = existsSync(join(folder, 'predicates.ts'))
    ? readFileSync(join(folder, 'predicates.ts'), 'utf8')
    : undefined;
  return { id, source, starters, solution, predicates, others };
}

const ADVICE: Readonly<Record<string, string>> = {
  'lab.ts': 'A lab’s machine, steps and checkpoints stand there; a folder that is no lab does not belong here.',
  'text.en.ts': 'Its English sentences stand there, by code.',
  'text.zh-cn.ts': 'Its Chinese sentences stand there, by code.',
  'answers/mutants.ts': 'Wrong answers, each with its cause, stand there.',
  'answers/cheats.ts': 'Answers that want points without the work stand there.',
};

async function defaultOf(path: string, at: string): Promise<unknown> {
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    return typeof module === 'object' && module !== null ? Reflect.get(module, 'default') : undefined;
  } catch (error) {
    return refuse(at, `it cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isSource = (value: unknown): value is LabSource =>
  typeof value === 'object' &&
  value !== null &&
  ['version', 'chapter', 'order', 'minutes'].every((name) => Number.isInteger(Reflect.get(value, name))) &&
  ['files', 'parameters', 'steps', 'checkpoints', 'objectives'].every((name) =>
    Array.isArray(Reflect.get(value, name)),
  );

async function sourceOf(path: string, at: string): Promise<LabSource> {
  const source = await defaultOf(path, at);
  return isSource(source)
    ? source
    : refuse(
        at,
        'its default export is no lab. It needs version, chapter, order and minutes, machine, objectives, files, parameters, steps and checkpoints (kit/lab.ts, LabSource).',
      );
}

/** `answers/other/<name>/<path>`: the reader's files that differ from the solution's. */
function othersOf(folder: string, at: string, own: readonly string[], known: Set<string>): OtherWay[] {
  const below = join(folder, 'answers', 'other');
  if (!existsSync(below)) return [];
  return readdirSync(below)
    .sort()
    .map((name) => {
      const files = filesBelow(join(below, name));
      for (const path of files) {
        const place = `answers/other/${name}/${path}`;
        if (!own.includes(path)) refuse(`${at}/${place}`, `no file of the reader’s has this path. There are: ${own.join(', ')}.`); // prettier-ignore
        known.add(place);
      }
      return { name, files: Object.fromEntries(files.map((path) => [path, readFileSync(join(below, name, path), 'utf8')])) }; // prettier-ignore
    });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    ) // prettier-ignore
    .sort();
