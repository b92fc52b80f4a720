/** Every lab keeps its word: what `npm run labs` prints, as tests. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { evaluate } from './kit/evaluate.ts';
import { solutionFiles } from './kit/parameters.ts';
import { checkLab } from './kit/schema-lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './kit/testing.ts';
import { needsTools } from './kit/tools.ts';
import { verify } from './kit/verify.ts';

const missing = missingCore || missingSandbox;

test('lab ids are unique', () => {
  expect(new Set(labs.map(({ id }) => id)).size).toBe(labs.length);
});

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (id, lab) => {
  test('has the form of a lab, as data', () => {
    expect(checkLab(JSON.parse(JSON.stringify(lab)), `${id}/lab.ts`)).toEqual([]);
  });

  test('has at least six mutants, and one for each checkpoint', () => {
    expect(lab.mutants.length).toBeGreaterThanOrEqual(6);
    const refused = new Set(lab.mutants.map(({ fails }) => fails));
    expect(lab.checkpoints.map((c) => c.id).filter((c) => !refused.has(c))).toEqual([]);
  });

  test('names every checkpoint in exactly one step', () => {
    const named = lab.steps.flatMap(({ checkpoints }) => checkpoints);
    expect([...named].sort()).toEqual(lab.checkpoints.map((c) => c.id).sort());
  });

  test.skipIf(missing !== '')(
    'fails with the starter, passes with the solution, and refuses each mutant for its cause',
    { timeout: 300_000 },
    () => {
      expect(verify(coreModule(), lab, needsTools(lab) ? labTools() : undefined).filter(({ ok }) => !ok)).toEqual([]);
    },
  );

  test.skipIf(missing !== '')('gives the same when it comes from a file', () => {
    const copy = JSON.parse(JSON.stringify(lab)) as typeof lab;
    const [here, there] = [lab, copy].map((one) =>
      evaluate(coreModule(), one, solutionFiles(one, 5), 5, needsTools(one) ? labTools() : undefined),
    );
    expect(there).toEqual(here);
  });
});
