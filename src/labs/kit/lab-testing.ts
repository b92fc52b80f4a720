/** What every lab and every exercise is held to by itself: vitest's tests of one, for labs.test.ts and exercises.test.ts. Node only. */
import { expect, test } from 'vitest';
import { parseAnswers } from './answers.ts';
import { evaluate } from './evaluate.ts';
import { labFileOf, labFrom } from './lab-file.ts';
import type { Lab } from './lab.ts';
import { solutionFiles, starterFiles } from './parameters.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missingFor } from './testing.ts';
import { needsTools } from './tools.ts';
import { verify } from './verify.ts';
import { answerNames } from './walk.ts';

/** How much there is of one. */
export interface Wanted {
  readonly mutants: number;
  /** Right answers in different styles beside the solution: none of them is refused. */
  readonly others: number;
  /** At which all answers are tried; those of verify.ts when absent. */
  readonly seeds?: readonly number[];
}

const asData = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Inside of a `describe` of the lab. @param load how a page gets it */
export function keepsItsWord(
  lab: Lab,
  wanted: Wanted,
  load: (id: string, locale: 'en' | 'zh-cn') => Promise<Lab> | undefined,
): void {
  const { id } = lab;
  const missing = missingFor(lab);
  test('has the form of a lab, as data', () => {
    expect(checkLab(asData(lab), `${id}/lab.ts`)).toEqual([]);
  });

  test(`has at least ${wanted.mutants} mutants, and one for each checkpoint`, () => {
    expect(lab.mutants.length).toBeGreaterThanOrEqual(wanted.mutants);
    const refused = new Set(lab.mutants.map(({ fails }) => fails));
    expect(lab.checkpoints.map((c) => c.id).filter((c) => !refused.has(c))).toEqual([]);
  });

  test('has right answers in different styles', () => {
    const others = lab.others ?? [];
    const texts = [lab.solution, ...others.map(({ files }) => ({ ...lab.solution, ...files }))].map((files) =>
      JSON.stringify(files),
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(others.length).toBeGreaterThanOrEqual(wanted.others);
  });

  test('has answers that cheat, and none of them wants what it has done', () => {
    const cheats = lab.cheats ?? [];
    expect(cheats.length).toBeGreaterThan(0);
    expect(cheats.filter(({ passes = [] }) => passes.length >= lab.checkpoints.length)).toEqual([]);
  });

  test('names every checkpoint in exactly one step', () => {
    const named = lab.steps.flatMap(({ checkpoints }) => checkpoints);
    expect([...named].sort()).toEqual(lab.checkpoints.map((c) => c.id).sort());
  });

  test('asks in its answer files what its checkpoints ask', () => {
    const files = lab.files.filter(({ language }) => language === 'answers');
    const solved = solutionFiles(lab, 0);
    const answered = files.flatMap(({ path }) => [
      ...parseAnswers(path, solved[path] ?? '', answerNames(lab)).values.keys(),
    ]);
    expect(answered.sort()).toEqual([...answerNames(lab)].sort());
    for (const { path } of files) {
      const empty = starterFiles(lab, 0)[path] ?? '';
      expect([...empty.matchAll(/^([\w-]+) = \?/gm)].map(([, name = '']) => name).sort()).toEqual(answered);
    }
  });

  test.skipIf(missing !== '')(
    'fails with the starter, passes with the solution and with other ways, refuses each mutant for its cause and each cheat',
    { timeout: 300_000 },
    () => {
      const findings = verify(coreModule(), lab, needsTools(lab) ? labTools() : undefined, undefined, wanted.seeds);
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    },
  );

  test.skipIf(missing !== '')('blames an untouched starter on no code that is not the reader’s', () => {
    const { verdicts } = evaluate(coreModule(), lab, starterFiles(lab, 0), 0, needsTools(lab) ? labTools() : undefined);
    const own = lab.files.filter(({ readonly }) => readonly !== true).map(({ path }) => path);
    const blamed = verdicts.filter(({ params: { file } }) => typeof file === 'string' && !own.includes(file));
    // Where an exception came from is no blame: its vector is what is missing.
    expect(blamed.filter(({ code }) => !code.startsWith('lab.ended.vector-'))).toEqual([]);
  });

  test('is the same when it was written to a file and read from it', () => {
    const read = labFrom(labFileOf(lab), `${id}.json`);
    expect(read).toEqual({ lab: asData(lab) });
  });

  test.skipIf(missing !== '')('gives the same when it comes from a file', () => {
    const read = labFrom(labFileOf(lab), `${id}.json`);
    if (!('lab' in read)) throw new Error(JSON.stringify(read.problems));
    const [here, there] = [lab, read.lab].map((one) =>
      evaluate(coreModule(), one, solutionFiles(one, 5), 5, needsTools(one) ? labTools() : undefined),
    );
    expect(there).toEqual(here);
  });

  test.each(['en', 'zh-cn'] as const)('is for a page in %s what it is here, without its answers', async (locale) => {
    const page = await load(id, locale);
    if (page === undefined) throw new Error(id);
    expect([page.mutants, page.cheats, page.others]).toEqual([[], [], []]);
    expect(page.messages).toEqual({ [locale]: lab.messages?.[locale] });
    for (const seed of [0, 7]) {
      expect(starterFiles(page, seed, locale)).toEqual(starterFiles(lab, seed, locale));
      expect(solutionFiles(page, seed, locale)).toEqual(solutionFiles(lab, seed, locale));
    }
    const { files: _, mutants: _m, cheats: _c, others: _o, messages: _s, solution: _t, solutionIn: _u, ...rest } = page;
    expect(lab).toMatchObject(rest);
  });
}
