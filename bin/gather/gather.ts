/**
 * Gathers the folders of labs and exercises into modules (generated/ in src/labs and src/exercises, not committed). For each lab: one with everything, for tests,
 * runners and builds (`tour.ts`), and one for each language, for pages (`tour.en.ts`): texts and sentences of that language,
 * no wrong answers. `all.ts` has every lab; `index.ts` says what there is and loads one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberOf } from '../../src/labs/kit/lab.ts';
import { LabFolderError, readLabFolder, TWINS, type LabFolder, type Texts, type Twin } from './folder.ts';

type Locale = 'en' | Twin;
const LOCALES: readonly Locale[] = ['en', ...TWINS];
/** Folders that are no labs. */
const NO_LABS: ReadonlySet<string> = new Set(['kit', 'generated']);

const HEAD = '// Made by bin/gather-labs.ts out of the folders of the labs.\n';

/** Where folders are gathered, and what the lists are called. */
interface House {
  /** Below src. */
  readonly name: 'labs' | 'exercises';
  readonly index: string;
  /** From its modules. */
  readonly kit: string;
}
const LABS: House = { name: 'labs', index: 'labIndex', kit: '../kit' };
const EXERCISES: House = { name: 'exercises', index: 'exerciseIndex', kit: '../../labs/kit' };

/**
 * Writes what differs from what is there.
 * @param labs src/labs, or a folder like it, with the exercises beside it
 * @returns the ids, in the order of the chapters, of the exercises behind those of the labs
 * @throws LabFolderError for a folder that is no lab
 */
export async function gatherLabs(labs: string): Promise<readonly string[]> {
  const beside = join(labs, '..', EXERCISES.name);
  const ours = await foldersOf(labs, LABS);
  const exercises = existsSync(beside) ? await foldersOf(beside, EXERCISES) : [];
  // Work is kept by id.
  for (const { id } of exercises)
    if (ours.some((lab) => lab.id === id))
      throw new LabFolderError(`src/exercises/${id}: a lab has this id. Rename the folder.`);
  write(join(labs, 'generated'), modulesOf(ours, LABS));
  write(join(beside, 'generated'), modulesOf(exercises, EXERCISES));
  return [...ours, ...exercises].map(({ id }) => id);
}

async function foldersOf(labs: string, house: House): Promise<readonly LabFolder[]> {
  const names = readdirSync(labs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_LABS.has(entry.name))
    .map(({ name }) => name)
    .sort();
  const folders: LabFolder[] = [];
  for (const name of names) folders.push(await readLabFolder(join(labs, name), name, `src/${house.name}/${name}`));
  for (const { id, source } of folders)
    if ((source.exercise !== undefined) !== (house === EXERCISES))
      throw new LabFolderError(
        `src/${house.name}/${id}/lab.ts: ${house === EXERCISES ? 'an exercise has a field `exercise`. Say its size and skills' : 'a lab has no field `exercise`. Move the folder to src/exercises'}.`,
      );
  folders.sort((a, b) => a.source.chapter - b.source.chapter || a.source.order - b.source.order);
  folders.forEach((folder, n) => {
    const before = folders[n - 1];
    if (before !== undefined && numberOf(before.source) === numberOf(folder.source))
      throw new LabFolderError(
        `src/${house.name}/${folder.id}/lab.ts: its number is ${numberOf(folder.source)}, as that of ${before.id}. Give it another \`order\`.`,
      );
  });
  return folders;
}

function modulesOf(folders: readonly LabFolder[], house: House): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    files.set(`${folder.id}.ts`, whole(folder, house));
    for (const locale of LOCALES) files.set(`${folder.id}.${locale}.ts`, inLanguage(folder, locale, house));
  }
  files.set('all.ts', all(folders, house));
  files.set('index.ts', index(folders, house));
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

function whole(folder: LabFolder, { kit }: House): string {
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
import { gathered } from '${kit}/gathered.ts';
import type { OtherWay } from '${kit}/lab.ts';

const others: readonly OtherWay[] = ${json(others)};
const texts = ${json(texts)};

export default gathered('${id}', source, texts, { en, 'zh-cn': zhCn }, { mutants, cheats, others });
`;
}

/** A file of the reader's keeps what it is in other languages, so that work that was begun in another is recognised. */
function inLanguage(folder: LabFolder, locale: Locale, { kit }: House): string {
  const { id, starters, solution, predicates } = folder;
  const local = ({ en, in: twins }: Texts): string => (locale === 'en' ? en : (twins[locale] ?? en));
  const texts = {
    starters: mapped(starters, (one, path) => (isOwn(folder, path) ? both(one) : { starter: local(one) })),
    solution: mapped(solution, local),
    ...(predicates !== undefined && { predicates }),
  };
  return `${HEAD}import source from '../${id}/lab.ts';
import sentences from '../${id}/text.${locale}.ts';
import { gathered } from '${kit}/gathered.ts';

const texts = ${json(texts)};

export default gathered('${id}', source, texts, { '${locale}': sentences });
`;
}

const names = (folders: readonly LabFolder[]): readonly string[] => folders.map((_, n) => `lab${n}`);

const all = (
  folders: readonly LabFolder[],
  { name, kit }: House,
): string => `${HEAD}import type { Lab } from '${kit}/lab.ts';
${folders.map(({ id }, n) => `import lab${n} from './${id}.ts';`).join('\n')}

export const ${name}: readonly Lab[] = [${names(folders).join(', ')}];
`;

function index(folders: readonly LabFolder[], house: House): string {
  const rows = folders.map(({ id, source }) => {
    const { version, chapter, order, minutes, checkpoints } = source;
    const points = checkpoints.reduce((sum, one) => sum + one.points, 0);
    const load = LOCALES.map((locale) => `'${locale}': async () => (await import('./${id}.${locale}.ts')).default`);
    const facts = { id, version, chapter, order, number: numberOf(source), minutes, points };
    return `  { ...${JSON.stringify(facts)}, load: { ${load.join(', ')} } },\n`;
  });
  return `${HEAD}import type { LabEntry } from '${house.kit}/gathered.ts';

export const ${house.index}: readonly LabEntry[] = [
${rows.join('')}];
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
