/** Lab 13.2 works out what its readers will find: the machine has to find the same. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { build } from './kit/build.ts';
import type { LabEvent } from './kit/events.ts';
import { observe } from './kit/observe.ts';
import { parametersOf, starterFiles } from './kit/parameters.ts';
import { coreModule, missing } from './kit/testing.ts';

const lab = labs.find(({ id }) => id === 'leaky-page');

/** What the first one who notices finds, and who that is. */
function found(seed: number): Readonly<Record<string, bigint | undefined>> {
  if (lab === undefined) throw new Error('there is no such lab');
  const built = build(lab, starterFiles(lab, seed), seed);
  if (!('symbols' in built)) throw new Error('the starter does not build');
  const run = observe(coreModule(), lab, built);
  const at = (symbol: string): LabEvent | undefined =>
    run.events.find(({ kind, fields }) => kind === 'at' && fields['pc'] === built.symbols.get(symbol));
  const [leak, broken] = [at('leak'), at('broken')];
  const vttbr = run.machine.cores.sysreg(0, 'VTTBR_EL2');
  return {
    noticed: leak === undefined ? 3n : vttbr >> 48n,
    value: leak === undefined ? broken?.fields['x10'] : leak.fields['x5'],
  };
}

describe.skipIf(missing !== '')('the leak of lab 13.2', () => {
  test('is the one that its answers say, in each of its first sixteen variants', () => {
    if (lab === undefined) throw new Error('there is no such lab');
    const seen = new Set<bigint | undefined>();
    for (let seed = 0; seed < 16; seed++) {
      const parameters = parametersOf(lab, seed);
      seen.add(parameters.get('kind'));
      expect(found(seed), `seed ${seed}`).toEqual({
        noticed: parameters.get('noticed'),
        value: parameters.get('value'),
      });
    }
    expect(seen.size).toBe(4);
  });
});
