/** A run whose instructions come from the log of the core is the run that is looked at instruction by instruction. */
import { describe, expect, test } from 'vitest';
import { LOG_ALWAYS, LOG_ANY_WORD } from '../../engine/core/layout.ts';
import { labs } from '../index.ts';
import { build } from './build.ts';
import type { Lab } from './lab.ts';
import { rangesOf } from './log-ranges.ts';
import { observe } from './observe.ts';
import { cheatFiles, mutantFiles, solutionFiles, starterFiles } from './parameters.ts';
import { coreModule, missing, plainLab } from './testing.ts';

type Files = Readonly<Record<string, string>>;

/** Everything that an observation has, and each instruction that it tells of. */
function seen(lab: Lab, files: Files, seed: number, isStepwise: boolean): unknown {
  const built = build(lab, files, seed);
  if (!('config' in built)) return built;
  const told: string[] = [];
  const { machine, ...rest } = observe(
    coreModule(),
    lab,
    built,
    (cycle, core, pc, el) => told.push(`${cycle} ${core} ${pc} ${el}`),
    isStepwise,
  );
  return { ...rest, told: told.join('\n'), cycles: machine.cycles, executed: machine.executed };
}

/** With the MMU switched on under the code, stale translations, two cores, devices, interrupts, a guest behind stage 2. */
const BARE = ['predict-the-vector', 'el2-mmu', 'what-breaks-without', 'nested-walk', 'core-1-at-el2', 'interrupt-by-hand', 'blk-driver']; // prettier-ignore

describe.skipIf(missing !== '').each(labs.filter(({ id }) => BARE.includes(id)).map((lab) => [lab.id, lab] as const))(
  '%s',
  (_, lab) => {
    test('is observed alike by the log and in steps', () => {
      const mutants = lab.mutants.slice(0, 5).map(({ name }) => mutantFiles(lab, name, 1));
      const cheats = (lab.cheats ?? []).slice(0, 2).map((one) => cheatFiles(lab, one, 1));
      for (const files of [starterFiles(lab, 1), solutionFiles(lab, 1), ...mutants, ...cheats])
        expect(seen(lab, files, 1, false)).toEqual(seen(lab, files, 1, true));
    });
  },
);

describe.skipIf(missing !== '')('a program', () => {
  /** Its own code is the lab's; it ends in a place of its own. */
  const both = (source: string, isLabs = true): unknown => {
    const lab = plainLab(source, { files: [{ path: 'a.s', language: 'a64', starter: source, readonly: isLabs }] });
    const [logged, stepped] = [false, true].map((isStepwise) => seen(lab, {}, 0, isStepwise));
    expect(logged).toEqual(stepped);
    return logged;
  };

  test('that writes over the lab’s code ends where it would execute that', () => {
    const source =
      '_start: adr x0, there\n mov w1, #0x201f\n movk w1, #0xd503, lsl 16\n str w1, [x0]\n nop\nthere: mov x2, 1\n b .\n';
    expect(both(source)).toMatchObject({ ended: 'altered' });
    expect(both(source, false)).toMatchObject({ ended: 'parked' });
  });

  test('that fetches from nowhere, steps itself or waits is the same', () => {
    both('_start: mov x0, 0x10\n br x0\n');
    both('_start: adr x0, v\n msr vbar_el2, x0\n mov x0, 1\n br x0\n .balign 2048\nv: .space 0x200\n b .\n');
    both('_start: mov x0, 1\n msr cntp_ctl_el0, x0\n mov x1, 4000\n msr cntp_tval_el0, x1\n wfi\n b .\n');
    both('_start: mov x3, 900\n1: sub x3, x3, 1\n cbnz x3, 1b\n hvc 1\n');
  });
});

test('a word that nobody gives is any, and a label is always looked at', () => {
  const given = new Map([[0x1000n, { physical: 0, word: 7 }], [0x1008n, { physical: 8, word: 9 }]]); // prettier-ignore
  const [range, ...others] = rangesOf(given, new Set([0x100cn, 0x1003n]), 3) ?? [];
  expect(others).toEqual([]);
  expect(range).toEqual({ first: 0x1000n, words: Uint32Array.of(7, LOG_ANY_WORD, 9, LOG_ALWAYS), levels: 3 });
});

test.skipIf(missing !== '')('where there are too many places each instruction is looked at', () => {
  // Eighteen labels, each a page from the next.
  const names = Array.from({ length: 18 }, (_, n) => `l${n}`);
  const source = `_start:\n${names.map((name) => `${name}: nop\n b 1f\n .balign 8192\n1:\n`).join('')} b .\n`;
  const plain = plainLab(source);
  const lab = {
    ...plain,
    checkpoints: plain.checkpoints.map((one) => ({
      ...one,
      requires: names.map((symbol) => ({
        check: { happened: { event: 'at' as const, where: { pc: { symbol } } } },
        otherwise: [],
      })),
    })),
  };
  const [logged, stepped] = [false, true].map((isStepwise) => seen(lab, {}, 0, isStepwise));
  expect(logged).toEqual(stepped);
  expect(logged).toMatchObject({ ended: 'parked' });
});
