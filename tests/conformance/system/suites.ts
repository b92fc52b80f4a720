/** Every script that runs on both machines, by the sentence that it shows; the tests and the report take them from here. */
import { deviations } from '../../deviations.ts';
import { breakpoints, watchpoints } from './comparators.ts';
import { pmuRegisters, tableSizes, timerValues, translationSwitches } from './controls.ts';
import { bigEndian } from './endian.ts';
import { exceptions, returns } from './exceptions.ts';
import { crossInterrupts, gicInterrupts } from './gic.ts';
import { knownDeviation } from './known.ts';
import type { Difference, Machines } from './machines.ts';
import { contexts, selfModifying, tlbi } from './maintenance.ts';
import { debug, interrupts, psci, waits } from './misc.ts';
import { programs } from './programs.ts';
import type { Script } from './script.ts';
import { stage1, stage1El2, stage2 } from './translation.ts';

export interface Suite {
  readonly name: string;
  readonly make: (machines: Machines, seed: number, count: number) => Script;
  /** How many random cases the tests take; absent where the script is written out. */
  readonly usual?: number;
  readonly cpus?: 2;
}

export const SUITES: readonly Suite[] = [
  {
    name: 'takes the same exception from every level, under random traps',
    usual: 2500,
    make: (m, seed, count) => exceptions(m, seed, count, false),
  },
  {
    name: 'takes the same exceptions where there is no EL2',
    usual: 1000,
    make: (m, seed, count) => exceptions(m, seed, count, true),
  },
  { name: 'returns alike with every SPSR', make: (m, seed) => returns(m, seed, false) },
  { name: 'returns alike with every SPSR where there is no EL2', make: (m, seed) => returns(m, seed, true) },
  { name: 'translates alike through random tables of EL1&0', usual: 2500, make: stage1 },
  { name: 'translates alike through random tables of EL2', usual: 1500, make: stage1El2 },
  { name: 'translates alike through random tables of stage 2', usual: 1500, make: stage2 },
  { name: 'faults at the same level with every size and first level of the tables', make: tableSizes },
  { name: 'translates alike under random switches of HCR_EL2', usual: 500, make: translationSwitches },
  { name: 'ends programs of random instructions with the same registers and memory', usual: 800, make: programs },
  { name: 'sees a changed descriptor of a stage 1 after the maintenance that it needs', make: tlbi },
  { name: 'sees a changed stage 2, or another ASID or VMID, after the maintenance that it needs', make: contexts },
  { name: 'sees changed code after the maintenance that it needs', make: selfModifying },
  { name: 'accesses data alike at big-endian levels', make: bigEndian },
  { name: 'has the same timer conditions, and takes the interrupts that HCR_EL2 pends', make: interrupts },
  { name: 'compares timer values that wrap alike', make: timerValues },
  { name: 'keeps the same of random writes to the PMU', usual: 300, make: pmuRegisters },
  { name: 'traps WFI, and goes on where an interrupt pends', make: waits },
  { name: 'takes interrupts of the GIC, physical and of list registers', make: gicInterrupts },
  { name: 'takes the other core’s interrupts', cpus: 2, make: crossInterrupts },
  { name: 'steps, and stops at breakpoints and watchpoints', make: debug },
  { name: 'matches breakpoints of every control, and linked ones', make: breakpoints },
  { name: 'matches random watchpoints with random accesses', usual: 500, make: watchpoints },
  { name: 'answers PSCI alike, and starts the second core', cpus: 2, make: (m) => psci(m, false) },
  {
    name: 'answers PSCI alike, and starts the second core, where there is no EL2',
    cpus: 2,
    make: (m) => psci(m, true),
  },
];

export interface Count {
  cases: number;
  /** Cases that differ as rows of docs/deviations.md say. */
  explained: number;
  /** Cases that differ otherwise. */
  mismatches: number;
}

export interface SuiteOutcome extends Count {
  readonly name: string;
  /** How often each row of docs/deviations.md explained a difference. */
  readonly ids: Map<string, number>;
  readonly unexplained: Difference[];
  /** By the word of the instruction that a case is about, where it is about one. */
  readonly words: Map<number, Count>;
}

const none = (): Count => ({ cases: 0, explained: 0, mismatches: 0 });
/** One script has at most so many cases: it must fit the memory that the monitor has for it. */
const BATCH = 2500;

/** Runs a suite with `count` random cases (scripts that are written out run once). */
export function compareSuite(machines: Machines, suite: Suite, count: number, firstSeed = 1): SuiteOutcome {
  const rows = new Set(deviations().map(({ id }) => id));
  const outcome: SuiteOutcome = { name: suite.name, ids: new Map(), unexplained: [], words: new Map(), ...none() };
  const total = suite.usual === undefined ? 1 : count;
  for (let done = 0, seed = firstSeed; done < total; done += BATCH, seed++) {
    const script = suite.make(machines, seed, Math.min(BATCH, total - done));
    machines.both(script, { cpus: suite.cpus ?? 1 }).forEach((difference, index) => {
      const counts: Count[] = [outcome];
      const word = script.tried.get(index);
      if (word !== undefined) {
        const ofWord = outcome.words.get(word) ?? none();
        outcome.words.set(word, ofWord);
        counts.push(ofWord);
      }
      for (const one of counts) one.cases++;
      if (difference.ours === difference.qemu) return;
      const ids = knownDeviation(difference)?.split(' ') ?? [];
      const isExplained = ids.length > 0 && ids.every((id) => rows.has(id));
      for (const one of counts) one[isExplained ? 'explained' : 'mismatches']++;
      if (!isExplained) outcome.unexplained.push(difference);
      else for (const id of ids) outcome.ids.set(id, (outcome.ids.get(id) ?? 0) + 1);
    });
  }
  return outcome;
}
