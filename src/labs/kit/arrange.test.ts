/** Lines to be put in order: those of the solution pass in its order, and no line that does not belong does in its place. */
import { describe, expect, test } from 'vitest';
import { labs } from '../index.ts';
import { arrangedFiles, passageOf, puzzleOf } from './arrange.ts';
import { evaluate } from './evaluate.ts';
import type { Lab } from './lab.ts';
import { fill, parametersOf, solutionFiles } from './parameters.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './testing.ts';
import { needsTools } from './tools.ts';

const SEEDS = [0, 1, 2];
const own = labs.filter(({ arrangement }) => arrangement !== undefined);
const rightOf = (lab: Lab, seed: number): readonly string[] => {
  const { arrangement } = lab;
  if (arrangement === undefined) return [];
  const parameters = parametersOf(lab, seed);
  const text = (some: string): string => fill(some, parameters);
  return passageOf(solutionFiles(lab, seed)[arrangement.file] ?? '', {
    ...arrangement,
    first: text(arrangement.first),
    last: text(arrangement.last),
  });
};

test('there are such tasks', () => expect(own.length).toBeGreaterThanOrEqual(9));

describe.each(own.map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  const passes = (lines: readonly string[], seed: number): boolean => {
    const { files } = arrangedFiles(lab, seed, lines);
    return evaluate(coreModule(), lab, files, seed, needsTools(lab) ? labTools() : undefined).verdicts.every(
      ({ passed }) => passed,
    );
  };
  const strayIn = (lines: readonly string[], seed: number, n: number): readonly string[] => {
    const stray = lab.arrangement?.strays[n];
    const [replaces = '', line = ''] = [stray?.replaces, stray?.line].map((text) =>
      fill(text ?? '', parametersOf(lab, seed)),
    );
    return lines.map((one) => (one.includes(replaces) ? line : one));
  };

  test('has lines that are those of the passage and the strays, in an order that differs with the variant', () => {
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) => {
        const puzzle = puzzleOf(lab, seed);
        const [right, lines] = [rightOf(lab, seed), puzzle?.lines ?? []];
        expect(lines).toHaveLength(right.length + (puzzle?.strays ?? 0));
        for (const line of right) expect(lines).toContain(line);
        expect(lines.slice(0, right.length)).not.toEqual(right);
        return lines.map((line) => right.indexOf(line)).join();
      }),
    );
    expect(orders.size).toBeGreaterThan(10);
  });

  test.skipIf(missingCore || missingSandbox)(
    'passes in the order of the solution, and not otherwise',
    { timeout: 120_000 },
    () => {
      for (const seed of SEEDS) {
        const right = rightOf(lab, seed);
        expect(passes(right, seed), `seed ${seed}`).toBe(true);
        lab.arrangement?.strays.forEach(({ line }, n) =>
          expect(passes(strayIn(right, seed, n), seed), `${line}, seed ${seed}`).toBe(false),
        );
        expect(passes([...right].reverse(), seed)).toBe(false);
        expect(passes([], seed)).toBe(false);
      }
    },
  );
});

describe('from elsewhere', () => {
  const lab = labs.find(({ id }) => id === 'drop-to-el1') as Lab;
  test.each([
    ['more lines than there are', Array.from({ length: 60 }, () => 'nop')],
    ['a line without an end', ['x'.repeat(1000)]],
  ])('%s are refused', (_, lines) => {
    expect(() => arrangedFiles(lab, 0, lines)).toThrow(expect.objectContaining({ code: 'lab.arrangement' }));
  });
  test('a line stays one line: places of errors are those of the lines', () => {
    const { files, before } = arrangedFiles(lab, 0, ['nop\nnop', 'b nowhere']);
    expect(files['drop.s']?.split('\n').slice(before, before + 2)).toEqual(['nop nop', 'b nowhere']);
  });
  test('a lab without such a task has none', () => {
    const tour = labs.find(({ id }) => id === 'tour') as Lab;
    expect(puzzleOf(tour, 0)).toBeUndefined();
    expect(() => arrangedFiles(tour, 0, [])).toThrow(expect.objectContaining({ code: 'lab.arrangement' }));
  });

  const wrong = (change: Partial<NonNullable<Lab['arrangement']>>): readonly string[] => {
    const { arrangement } = lab;
    return checkLab({ ...lab, arrangement: { ...arrangement, ...change } }, 'x').map(
      ({ code, params }) => `${code} ${String(params['field'])}`,
    );
  };
  test('what names no passage is refused by the rules of labs', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ file: 'guest.s' })[0]).toContain('arrangement.file');
    expect(wrong({ first: 'nowhere' })).toContain('lab.schema.edit arrangement.first');
    expect(wrong({ last: 'adr     x0, stack_top' })).toContain('lab.schema.type arrangement');
    expect(
      wrong({
        strays: [
          { line: 'nop', replaces: 'x0' },
          { line: 'nop', replaces: 'nothing' },
        ],
      }),
    ).toEqual(['lab.schema.edit arrangement.strays[0].replaces', 'lab.schema.edit arrangement.strays[1].replaces']);
  });
});
