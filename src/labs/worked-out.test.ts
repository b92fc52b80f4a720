/** Labs 13.2 and 13.3 work out what their readers will find in a run: the machine has to find the same. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { build } from './kit/build.ts';
import type { LabEvent } from './kit/events.ts';
import type { Lab } from './kit/lab.ts';
import { observe, type Observation } from './kit/observe.ts';
import { parametersOf, starterFiles } from './kit/parameters.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './kit/testing.ts';

const missing = missingCore || missingSandbox;

function labOf(id: string): Lab {
  const lab = labs.find((one) => one.id === id);
  if (lab === undefined) throw new Error(`there is no lab ${id}`);
  return lab;
}

/** What a reader sees who changes nothing. */
function runOf(lab: Lab, seed: number): { run: Observation; at: (symbol: string) => LabEvent | undefined } {
  const built = build(lab, starterFiles(lab, seed), seed, labTools());
  if (!('symbols' in built)) throw new Error('the starter does not build');
  const run = observe(coreModule(), lab, built);
  const at = (symbol: string): LabEvent | undefined =>
    run.events.find(({ kind, fields }) => kind === 'at' && fields['pc'] === built.symbols.get(symbol));
  return { run, at };
}

describe.skipIf(missing !== '')('what a lab has worked out', () => {
  test('13.2: who finds a leak, and what, in sixteen variants', () => {
    const lab = labOf('leaky-page');
    const seen = new Set<bigint | undefined>();
    for (let seed = 0; seed < 16; seed++) {
      const parameters = parametersOf(lab, seed);
      const { run, at } = runOf(lab, seed);
      const [leak, broken] = [at('leak'), at('broken')];
      seen.add(parameters.get('kind'));
      expect([leak === undefined, broken === undefined].sort(), `seed ${seed}`).toEqual([false, true]);
      const noticed = leak === undefined ? 3n : run.machine.cores.sysreg(0, 'VTTBR_EL2') >> 48n;
      const value = leak === undefined ? broken?.fields['x10'] : leak.fields['x5'];
      expect([noticed, value], `seed ${seed}`).toEqual([parameters.get('noticed'), parameters.get('value')]);
    }
    expect(seen.size).toBe(4);
  });

  test('13.3: how many exits there are of each class before anything is changed', () => {
    const lab = labOf('fewer-exits');
    for (const seed of [0, 3]) {
      const parameters = parametersOf(lab, seed);
      const { run, at } = runOf(lab, seed);
      const end = at('written')?.cycle ?? 0;
      const before = run.events.filter(
        ({ kind, cycle, fields }) => kind === 'exception' && fields['to'] === 2n && cycle < end,
      );
      const of = (ec: bigint): number => before.filter(({ fields }) => fields['ec'] === ec).length;
      expect([of(0x24n), of(0x18n)]).toEqual([Number(parameters.get('aborts')), Number(parameters.get('reads'))]);
      expect(of(0x24n)).toBeGreaterThan(before.length / 2);
    }
  });
});
