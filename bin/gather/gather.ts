/**
 * Gathers the labs' folders into modules (src/labs/generated/, not committed). For each lab: one with everything, for tests,
 * runners and builds (`tour.ts`); and in each language one for a page's worker (`tour.en.ts`: texts and sentences, no wrong
 * answers) and one for the page itself (`tour.page.en.ts`: sentences, and what tells that a file was not touched). `all.ts` has
 * every lab; `index.ts` says what there is and loads one; `pages.ts` loads what a page needs.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberOf } from '../../src/labs/kit/lab.ts';
import { LabFolderError, readLabFolder, TWINS, type LabFolder, type Texts, type Twin } from './folder.ts';

type Locale = 'en' | Twin;
const LOCALES: readonly Locale[] = ['en', ...TWINS];
/** Folders of src/labs that are no labs. */
const NO_LABS: ReadonlySet<string> = new Set(['kit', 'generated']);

const HEAD = '// Made by bin/gather-labs.ts out of the folders of the labs.\n';

/**
 * Writes what differs from what is there.
 * @param labs src/labs, or a folder like it
 * @returns the ids, in the order of the chapters
 * @throws LabFolderError for a folder that is no lab
 */
export async function gatherLabs(labs: string): Promise<readonly string[]> {
  const names = readdirSync(labs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_LABS.has(entry.name))
    .map(({ name }) => name)
    .sort();
  const folders: LabFolder[] = [];
  for (const name of names) folders.push(await readLabFolder(join(labs, name), name, `src/labs/${name}`));
  folders.sort((a, b) => a.source.chapter - b.source.chapter || a.source.order - b.source.order);
  folders.forEach((folder, n) => {
    const before = folders[n - 1];
    if (before !== undefined && numberOf(before.source) === numberOf(folder.source))
      throw new LabFolderError(
        `src/labs/${folder.id}/lab.ts: its number is ${numberOf(folder.source)}, as that of ${before.id}. Give it another \`order\`.`,
      );
  });
  write(join(labs, 'generated'), modulesOf(folders));
  return folders.map(({ id }) => id);
}

function modulesOf(folders: readonly LabFolder[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    files.set(`${folder.id}.ts`, whole(folder));
    for (const locale of LOCALES) {
      files.set(`${folder.id}.${locale}.ts`, inLanguage(folder, locale));
      files.set(`${folder.id}.page.${locale}.ts`, page(folder, locale));
    }
  }
  files.set('all.ts', all(folders));
  files.set('index.ts', index(folders));
  files.set('pages.ts', pages(folders));
  return files;
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 1);
const mapped = <T>(texts: ReadonlyMap<string, Texts>, make: (texts: Texts, path: string) => T): Record<string, T> =>
  Object.fromEntries([...texts].map(([path, one]) => [path, make(one, path)]));
const isOwn = ({ solution }: LabFolder, path: string): boolean => solution.has(path);
const both = ({ en, in: twins }: Texts): object => ({
  starter: en,
  ...(Object.keys(twins).length > 0 && { starterIn: twins }),
});

function whole(folder: LabFolder): string {
  const { id, starters, solution, predicates, others } = folder;
  const texts = {
    starters: mapped(starters, both),
    solution: mapped(solution, ({ en }) => en),
    solutionIn: Object.fromEntries(
      TWINS.map((locale) => [
        locale,
        Object.fromEntries([...solution].flatMap(([path, { in: twins }]) => (twins[locale] === undefined ? [] : [[path, twins[locale]]]))), // prettier-ignore
      ]),
    ),
    ...(predicates !== undefined && { predicates }),
  };
  return `${HEAD}import source from '../${id}/lab.ts';
import mutants from '../${id}/answers/mutants.ts';
import cheats from '../${id}/answers/cheats.ts';
import en from '../${id}/text.en.ts';
import zhCn from '../${id}/text.zh-cn.ts';
import { gathered } from '../kit/gathered.ts';
import type { OtherWay } from '../kit/lab.ts';

const others: readonly OtherWay[] = ${json(others)};
const texts = ${json(texts)};

export default gathered('${id}', source, texts, { en, 'zh-cn': zhCn }, { mutants, cheats, others });
`;
}

/** A file of the reader's keeps what it is in other languages, so that work that was begun in another is recognised. */
function inLanguage(folder: LabFolder, locale: Locale): string {
  const { id, starters, solution, predicates } = folder;
  const local = ({ en, in: twins }: Texts): string => (locale === 'en' ? en : (twins[locale] ?? en));
  const texts = {
    starters: mapped(starters, (one, path) => (isOwn(folder, path) ? both(one) : { starter: local(one) })),
    solution: mapped(solution, local),
    ...(predicates !== undefined && { predicates }),
  };
  return `${HEAD}import source from '../${id}/lab.ts';
import sentences from '../${id}/text.${locale}.ts';
import { gathered } from '../kit/gathered.ts';

const texts = ${json(texts)};

export default gathered('${id}', source, texts, { '${locale}': sentences });
`;
}

function page(folder: LabFolder, locale: Locale): string {
  const { id, source, starters } = folder;
  const elsewhere = [...starters].flatMap(([path, { en, in: twins }]) => {
    const own = (locale === 'en' ? undefined : twins[locale]) ?? en;
    const others = [en, ...Object.values(twins)].filter((text) => text !== own);
    return isOwn(folder, path) && others.length > 0 ? [[path, others] as const] : [];
  });
  return `${HEAD}import sentences from '../${id}/text.${locale}.ts';
import { details } from '../kit/gathered.ts';

const parameters = ${json(source.parameters)} as const;
const elsewhere = ${json(Object.fromEntries(elsewhere))};

export default details('${id}', parameters, elsewhere, sentences);
`;
}

const names = (folders: readonly LabFolder[]): readonly string[] => folders.map((_, n) => `lab${n}`);

const all = (folders: readonly LabFolder[]): string => `${HEAD}import type { Lab } from '../kit/lab.ts';
${folders.map(({ id }, n) => `import lab${n} from './${id}.ts';`).join('\n')}

export const labs: readonly Lab[] = [${names(folders).join(', ')}];
`;

function index(folders: readonly LabFolder[]): string {
  const rows = folders.map(({ id, source }) => {
    const { version, chapter, order, minutes, checkpoints } = source;
    const points = checkpoints.reduce((sum, one) => sum + one.points, 0);
    const load = LOCALES.map((locale) => `'${locale}': async () => (await import('./${id}.${locale}.ts')).default`);
    const facts = { id, version, chapter, order, number: numberOf(source), minutes, points };
    return `  { ...${JSON.stringify(facts)}, load: { ${load.join(', ')} } },\n`;
  });
  return `${HEAD}import type { LabEntry } from '../kit/gathered.ts';

export const labIndex: readonly LabEntry[] = [
${rows.join('')}];
`;
}

function pages(folders: readonly LabFolder[]): string {
  const rows = folders.map(({ id }) => {
    const load = LOCALES.map(
      (locale) => `'${locale}': async () => (await import('./${id}.page.${locale}.ts')).default`,
    );
    return `  '${id}': { ${load.join(', ')} },\n`;
  });
  return `${HEAD}import type { LabDetails } from '../kit/gathered.ts';

export const pages: Readonly<Record<string, Readonly<Record<'en' | 'zh-cn', () => Promise<LabDetails>>>>> = {
${rows.join('')}};
`;
}

/** Watchers and other processes never see half a file, nor a change where there is none. */
function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (textOf(path) === text) continue;
    const fresh = `${path}.${process.pid}.new`;
    writeFileSync(fresh, text);
    renameSync(fresh, path);
  }
  for (const name of readdirSync(folder))
    if (name.endsWith('.ts') && !files.has(name)) rmSync(join(folder, name), { force: true });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
