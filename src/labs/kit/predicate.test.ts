/** Predicates that a lab's author writes in TypeScript. */
import { describe, expect, test } from 'vitest';
import { build, type Built } from './build.ts';
import { evaluate } from './evaluate.ts';
import type { Lab } from './lab.ts';
import { observe } from './observe.ts';
import { evaluateInSandbox } from './predicate.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox, plainLab } from './testing.ts';
import type { Scene } from './values.ts';

const missing = missingCore || missingSandbox;

const source = `_start: mov x0, #42
 ldr x1, =0x09000000
 mov w2, #72
 str w2, [x1]
 b .
`;

const predicates = `import type { Predicate, Run } from 'lab';
interface Counted { readonly n: bigint }
export const isAnswer: Predicate = (run: Run): boolean => run.value({ register: 'x0' }) === 42n;
export function writesOnce(run: Run): boolean {
  const writes = run.events({ event: 'mmio', where: { write: 1 } });
  const counted: Counted = { n: BigInt(writes.length) };
  return counted.n === 1n && writes[0]?.value === 72n && run.console === 'H' && run.ended === 'parked';
}
export const negative: Predicate = (run) => run.holds({ value: { register: 'x0' }, below: 10 });
export const nonsense = () => 3;
export const endless = () => { for (;;); };
export const badQuestion: Predicate = (run) => run.holds({ vlaue: 3 });
export const outside: Predicate = () => (globalThis as { fetch?: unknown }).fetch !== undefined;
export const curious: Predicate = (run) => { for (;;) run.events({ event: 'mmio' }); };
`;

const scene = (): Scene => {
  const lab = plainLab(source);
  const built = build(lab, {}, 0) as Built;
  return { run: observe(coreModule(), lab, built), parameters: new Map(), symbols: built.symbols, answers: new Map() };
};

const asked = (name: string, text = predicates): unknown => evaluateInSandbox(labTools(), text, name, scene());

describe.skipIf(missing !== '')(`a predicate${missing && `: needs ${missing}`}`, { timeout: 60_000 }, () => {
  test('asks about values, events, the console and the end of a run', () => {
    expect(asked('isAnswer')).toEqual({ passed: true });
    expect(asked('writesOnce')).toEqual({ passed: true });
    expect(asked('negative')).toEqual({ passed: false });
    expect(asked('outside')).toEqual({ passed: false });
  });

  test.each([
    ['nonsense', { code: 'sandbox.result', params: { found: 'number' } }],
    ['endless', { code: 'sandbox.endless', line: 11 }],
    ['badQuestion', { code: 'lab.schema.missing' }],
    ['curious', { code: expect.stringMatching(/^(sandbox\.endless|lab\.too-many-looks)$/) as string }],
    ['notThere', { code: 'sandbox.not-a-function' }],
  ])('that is wrong says why: %s', (name, problem) => {
    expect(asked(name)).toMatchObject({ problem: { file: 'predicates.ts', ...problem } });
  });

  test('cannot be an enum', () => {
    expect(asked('a', 'enum A { B }')).toMatchObject({ problem: { code: 'sandbox.typescript', line: 1 } });
  });

  test('decides a checkpoint, also of a lab from a file', () => {
    const lab = (name: string): Lab =>
      plainLab(source, {
        predicates,
        checkpoints: [
          {
            id: 'only',
            points: 1,
            hints: ['lab.a.b', 'lab.a.c', 'lab.a.d'],
            requires: [{ check: { all: [{ predicate: name }] }, otherwise: [{ code: 'lab.plain.no' }] }],
          },
        ],
      });
    const verdict = (name: string): unknown =>
      evaluate(coreModule(), JSON.parse(JSON.stringify(lab(name))) as Lab, {}, 0, labTools()).verdicts[0];
    expect(checkLab(JSON.parse(JSON.stringify(lab('writesOnce'))), 'lab.json')).toEqual([]);
    expect(verdict('writesOnce')).toMatchObject({ passed: true, points: 1 });
    expect(verdict('negative')).toMatchObject({ passed: false, code: 'lab.plain.no' });
    expect(verdict('endless')).toMatchObject({ passed: false, code: 'sandbox.endless' });
  });
});
