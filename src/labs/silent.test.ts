/** Lab “Nothing appears”: what its answers say of the silent machine is what a run of it shows, and what the page's advice says. */
import { expect, test } from 'vitest';
import { silence } from '../engine/machine/silence.ts';
import { labs } from './index.ts';
import { build } from './kit/build.ts';
import { observe } from './kit/observe.ts';
import { parametersOf, starterFiles } from './kit/parameters.ts';
import { coreModule } from './kit/testing.ts';

const lab = labs.find(({ id }) => id === 'nothing-appears');
const SEEDS = Array.from({ length: 24 }, (_, seed) => seed);
/** By symptom: how a run ends, and what silence.ts finds (nothing, where only the order of events shows it). */
const ENDS = [
  [],
  ['waiting'],
  ['parked', 'budget'],
  ['vector-outside-memory', 'vector-not-mapped', 'same-fault', 'fault-in-handler'],
];
const ADVICE = [[], ['silence.wfi', 'silence.wfi-gic'], ['silence.vector', 'silence.vector-interrupt'], []];

test('a silent machine does what the answer says, and the page’s advice names it', { timeout: 60_000 }, () => {
  if (lab === undefined) throw new Error('no lab');
  const met = new Set<number>();
  for (const seed of SEEDS) {
    const built = build(lab, starterFiles(lab, seed), seed);
    if (!('config' in built)) throw new Error(JSON.stringify(built));
    const run = observe(coreModule(), lab, built);
    const symptom = Number(parametersOf(lab, seed).get('symptom') ?? 0n);
    met.add(symptom);
    expect(run.console, `seed ${seed}`).toBe('');
    expect(ENDS[symptom], `seed ${seed}`).toContain(run.ended);
    const codes = silence(run.machine).map(({ code }) => code);
    if (symptom !== 3) expect(ADVICE[symptom], `seed ${seed}`).toContain(codes[0]);
  }
  expect([...met].sort()).toEqual([1, 2, 3]);
});
