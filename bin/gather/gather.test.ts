/** Folders of labs become modules; what is no lab is refused with its place and what to do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { twinOf } from './folder.ts';

let labs = '';

/** A copy in which the kit is there, and two labs. */
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'gather-'));
  // lab.ts of a lab imports what makes data, which names instructions; the rest of the kit are types.
  cpSync('src/labs/kit', join(root, 'src', 'labs', 'kit'), { recursive: true });
  symlinkSync(resolve('src/engine'), join(root, 'src', 'engine'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  labs = join(root, 'src', 'labs');
  for (const id of ['tour', 'what-breaks-without'])
    cpSync(join('src', 'labs', id), join(labs, id), { recursive: true });
});
afterEach(() => rmSync(join(labs, '..', '..'), { recursive: true, force: true }));

const ids = (): string[] =>
  execFileSync(process.execPath, ['bin/gather-labs.ts', labs], { encoding: 'utf8' }).trim().split('\n');
function refusal(): string {
  const { status, stderr } = spawnSync(process.execPath, ['bin/gather-labs.ts', labs], { encoding: 'utf8' });
  expect(status).toBe(1);
  return stderr.trim();
}
const generated = (name: string): string => readFileSync(join(labs, 'generated', name), 'utf8');
function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(labs, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(labs, path),
    text.replace(from, () => to),
  );
}
/** What a module of the copy exports by default, as a process of its own sees it. */
const loaded = (name: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `console.log(JSON.stringify((await import(${JSON.stringify(join(labs, 'generated', name))})).default))`],
      { encoding: 'utf8', cwd: join(labs, '..', '..') },
    ),
  );

test('a folder that is added is a lab, and one that is removed is none any more', () => {
  expect(ids()).toEqual(['tour', 'what-breaks-without']);
  cpSync(join(labs, 'tour'), join(labs, 'new-one'), { recursive: true });
  edit('new-one/lab.ts', 'chapter: 0', 'chapter: 2');
  expect(ids()).toEqual(['tour', 'new-one', 'what-breaks-without']);
  expect(generated('index.ts')).toMatch(/"id":"new-one","version":\d+,"chapter":2,"order":1,"number":"2.1"/);
  expect(loaded('new-one.ts')).toMatchObject({
    id: 'new-one',
    title: 'lab.new-one.title',
    files: [{ path: 'tour.s', starter: readFileSync('src/labs/tour/starter/tour.s', 'utf8') }],
    messages: { en: { 'lab.new-one.title': 'The machine on this page' } },
  });
  rmSync(join(labs, 'new-one'), { recursive: true });
  expect(ids()).toEqual(['tour', 'what-breaks-without']);
  expect(readdirSync(join(labs, 'generated')).filter((name) => name.startsWith('new-one'))).toEqual([]);
});

test('an exercise stands in a folder beside the labs, and in a list of its own', () => {
  const exercises = join(labs, '..', 'exercises');
  cpSync(join(labs, 'tour'), join(exercises, 'one-more'), { recursive: true });
  const source = join(exercises, 'one-more', 'lab.ts');
  writeFileSync(
    source,
    readFileSync(source, 'utf8')
      .replaceAll("'../kit/", "'../../labs/kit/")
      .replace('chapter: 0', "chapter: 0, exercise: { size: 'small', skills: ['uart'] }"),
  );
  expect(ids()).toEqual(['tour', 'what-breaks-without', 'one-more']);
  expect(generated('index.ts')).not.toContain('one-more');
  expect(readFileSync(join(exercises, 'generated', 'index.ts'), 'utf8')).toMatch(/"id":"one-more".*"number":"E0.1"/);
  renameSync(join(exercises, 'one-more'), join(exercises, 'tour'));
  expect(refusal()).toContain('src/exercises/tour: a lab has this id. Rename the folder.');
  renameSync(join(exercises, 'tour'), join(exercises, 'one-more'));
  cpSync(join(exercises, 'one-more'), join(exercises, 'no-size'), { recursive: true });
  const noSize = join(exercises, 'no-size', 'lab.ts');
  writeFileSync(noSize, readFileSync(noSize, 'utf8').replace(/ exercise: \{.*?\},?/, ''));
  expect(refusal()).toContain('src/exercises/no-size/lab.ts: an exercise has a field `exercise`.');
  rmSync(join(exercises, 'no-size'), { recursive: true });
  edit('tour/lab.ts', 'chapter: 0', "chapter: 0, exercise: { size: 'small', skills: ['uart'] }");
  expect(refusal()).toContain('src/labs/tour/lab.ts: a lab has no field `exercise`.');
});

test('files are as they stand in the folder, in both languages; predicates come along', () => {
  writeFileSync(join(labs, 'tour', 'predicates.ts'), 'export const yes = () => true;\n');
  ids();
  const of = (path: string): string => readFileSync(join('src', 'labs', 'tour', path), 'utf8');
  const whole = {
    files: [{ starter: of('starter/tour.s'), starterIn: { 'zh-cn': of('starter/tour.zh-cn.s') } }],
    solution: { 'tour.s': of('solution/tour.s') },
    predicates: 'export const yes = () => true;\n',
  };
  expect(loaded('tour.ts')).toMatchObject(whole);
  expect(loaded('tour.en.ts')).toMatchObject({ ...whole, mutants: [], cheats: [], others: [] });
  expect(Object.keys((loaded('tour.zh-cn.ts') as { messages: object }).messages)).toEqual(['zh-cn']);
});

test('what has not changed is not written again', () => {
  ids();
  const times = (): Record<string, number> =>
    Object.fromEntries(
      readdirSync(join(labs, 'generated')).map((name) => [name, statSync(join(labs, 'generated', name)).mtimeMs]),
    );
  const before = times();
  ids();
  expect(times()).toEqual(before);
  edit('tour/text.en.ts', 'The machine on this page', 'A machine');
  ids();
  // Sentences are imported, not copied: watchers see the file itself.
  expect(times()).toEqual(before);
});

test.each([
  ['no lab.ts', () => rmSync(join(labs, 'tour', 'lab.ts')), 'src/labs/tour/lab.ts: it is missing.'],
  ['no sentences in Chinese', () => rmSync(join(labs, 'tour', 'text.zh-cn.ts')), 'src/labs/tour/text.zh-cn.ts: it is missing. Its Chinese sentences stand there'],
  ['no cheats', () => rmSync(join(labs, 'tour', 'answers', 'cheats.ts')), 'src/labs/tour/answers/cheats.ts: it is missing.'],
  ['no solution', () => rmSync(join(labs, 'tour', 'solution', 'tour.s')), 'src/labs/tour/solution/tour.s: lab.ts names this file, and it is missing. Write it'],
  ['no read-only file', () => rmSync(join(labs, 'what-breaks-without', 'parts.s')), 'src/labs/what-breaks-without/parts.s: lab.ts names this file'],
  ['a file that nobody names', () => writeFileSync(join(labs, 'tour', 'guest.s'), ''), 'src/labs/tour/guest.s: this file belongs to nothing. Name it in `files`'],
  ['a twin of nothing', () => renameSync(join(labs, 'tour', 'starter', 'tour.zh-cn.s'), join(labs, 'tour', 'starter', 'tour.fr.s')), 'src/labs/tour/starter/tour.fr.s: this file belongs to nothing.'],
  ['another way with a file of another name', () => writeFileSync(join(labs, 'tour', 'answers', 'other', 'a-loop-over-a-string', 'x.s'), ''), 'no file of the reader’s has this path. There are: tour.s.'],
  ['a lab.ts that exports nothing', () => writeFileSync(join(labs, 'tour', 'lab.ts'), 'const lab = {};\n'), 'src/labs/tour/lab.ts: its default export is no lab. It needs version, chapter'],
  ['a lab.ts that does not parse', () => writeFileSync(join(labs, 'tour', 'lab.ts'), 'const = 3;\n'), 'src/labs/tour/lab.ts: it cannot be loaded:'],
  ['mutants that are not exported', () => edit('tour/answers/mutants.ts', 'export default mutants;', ''), 'src/labs/tour/answers/mutants.ts: it exports nothing by default.'],
  ['a name with capitals', () => renameSync(join(labs, 'tour'), join(labs, 'Tour')), 'src/labs/Tour: the name of a lab’s folder is its id'],
  ['a number that is taken', () => { edit('tour/lab.ts', 'chapter: 0', 'chapter: 3'); edit('tour/lab.ts', 'order: 1', 'order: 3'); }, 'its number is 3.3, as that of'],
  ['a folder with nothing in it', () => mkdirSync(join(labs, 'empty')), 'src/labs/empty/lab.ts: it is missing.'],
] as const)('%s: refused, with the file and the remedy', (_, change, said) => {
  change();
  expect(refusal()).toContain(said);
  expect(existsSync(join(labs, 'generated'))).toBe(false);
}); // prettier-ignore

test('a twin’s name has the language before the extension', () => {
  expect(twinOf('starter/drop.s', 'zh-cn')).toBe('starter/drop.zh-cn.s');
  expect(twinOf('predictions', 'zh-cn')).toBe('predictions.zh-cn');
});
