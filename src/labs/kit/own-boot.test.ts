/** What is left out of the look at the built-in hypervisor's boot changes nothing of what a check finds. */
import { describe, expect, test } from 'vitest';
import { labs } from '../index.ts';
import { build, type Built } from './build.ts';
import { evaluate } from './evaluate.ts';
import type { Tracer } from './events.ts';
import type { Lab } from './lab.ts';
import { observe } from './observe.ts';
import { looksAtBoot } from './own-boot.ts';
import { solutionFiles } from './parameters.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './testing.ts';

const missing = missingCore || missingSandbox;
const hosted = labs.filter(({ machine }) => machine.hypervisor !== undefined);
/** The same lab, with a check that could be decided by the hypervisor's own instructions. */
const curious = (lab: Lab): Lab => ({
  ...lab,
  checkpoints: lab.checkpoints.map((one) => ({
    ...one,
    requires: [...one.requires, { check: { no: { ran: { is: 0 } } }, otherwise: [] }],
  })),
});
const builtOf = (lab: Lab): Built => {
  const built = build(lab, solutionFiles(lab, 0), 0, labTools());
  if (!('config' in built)) throw new Error(JSON.stringify(built));
  return built;
};
const seen = ({ events, console, ended, instructions, machine }: ReturnType<typeof observe>): unknown => ({
  events: events.filter(({ kind }) => kind !== 'walk'),
  console,
  ended,
  instructions,
  cycles: machine.cycles,
});

describe.skipIf(missing !== '').each(hosted.map((lab) => [lab.id, lab] as const))('%s', (_, lab) => {
  test('is observed alike at once, traced, and instruction by instruction', () => {
    expect([looksAtBoot(lab), looksAtBoot(curious(lab))]).toEqual([false, true]);
    const [traced, stepped]: [string[], string[]] = [[], []];
    const into =
      (all: string[]): Tracer =>
      (cycle, core, pc, el) =>
        void all.push(`${cycle} ${core} ${pc} ${el}`);
    const inSteps = observe(coreModule(), curious(lab), builtOf(lab), into(stepped), true);
    const atOnce = observe(coreModule(), lab, builtOf(lab));
    const withTrace = observe(coreModule(), lab, builtOf(lab), into(traced));
    expect(seen(atOnce)).toEqual(seen(inSteps));
    expect(seen(withTrace)).toEqual(seen(inSteps));
    // Not one instruction is missing, and they are in their order.
    expect(traced.length).toBeGreaterThan(60_000);
    expect(traced).toHaveLength(stepped.length);
    expect(traced.findIndex((one, n) => one !== stepped[n])).toBe(-1);
  });

  test('is judged alike when what was built has run before', () => {
    const built = builtOf(lab);
    const files = solutionFiles(lab, 0);
    const judge = (): unknown => evaluate(coreModule(), lab, files, 0, labTools(), undefined, undefined, built);
    const first = judge();
    expect(judge()).toEqual(first);
    expect(first).toEqual(evaluate(coreModule(), lab, files, 0, labTools()));
  });
});
