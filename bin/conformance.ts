/**
 * Compares this machine with QEMU's and prints the report: a line for each row of the instruction table with its cases and
 * mismatches, then one for each suite of whole-machine scripts (exceptions, translation, interrupts, debug).
 *
 *   node bin/conformance.ts [--cases N] [--system N] [--row NAME] [--seed N] [--words N] [--differing]
 *
 * --cases: random cases of each row in user mode (100). --system: random cases of each suite; without it as many as
 * `npm test` takes, 0 leaves the suites out. --row: only rows whose name contains NAME, and no suites. --words: also N
 * words of each encoding space, allocated or not. --differing: only lines with a difference.
 */
import { parseArgs } from 'node:util';
import { findRow } from '../src/engine/isa/decode.ts';
import { tables } from '../src/engine/isa/tables.ts';
import { compareRows, compareWords, type Outcome } from '../tests/conformance/instructions/compare.ts';
import { Engine } from '../tests/conformance/instructions/engine.ts';
import { isCovered } from '../tests/conformance/instructions/generate.ts';
import { buildRunner, missingTools } from '../tests/conformance/instructions/reference.ts';
import { Machines, missingTools as missingSystemTools } from '../tests/conformance/system/machines.ts';
import { compareSuite, type Count, SUITES, type SuiteOutcome } from '../tests/conformance/system/suites.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100' },
    system: { type: 'string' },
    row: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    words: { type: 'string', default: '0' },
    differing: { type: 'boolean', default: false },
  },
});
const missing = [...new Set([...missingTools(), ...missingSystemTools()])];
if (missing.length > 0) {
  console.error(`not found: ${missing.join(', ')}`);
  process.exit(1);
}
const seed = Number(values.seed);
const wanted = values.row.toLowerCase();
const rows = tables.filter((row) => row.name.toLowerCase().includes(wanted));
const engine = await Engine.make();
const runner = buildRunner();
const user = new Map(
  compareRows(rows.filter(isCovered), Number(values.cases), seed, engine, runner).map((one) => [one.name, one]),
);
const spaces = compareWords(Number(values.words), seed, engine, runner).filter(({ cases }) => cases > 0);
const suites = values.row === '' && values.system !== '0' ? await runSuites() : [];
let failed = 0;

console.log(
  'Rows: cases in user mode, of them UNDEFINED on both sides; cases at EL0 to EL2, of them explained; mismatches',
);
for (const { name } of rows) printRow(name, user.get(name), atLevels(name));
for (const outcome of spaces) printRow(`random words of ${outcome.name}`, outcome, undefined);
if (suites.length > 0)
  console.log('\nSuites of the whole machine: cases, of them explained by docs/deviations.md; mismatches');
for (const suite of suites) {
  failed += suite.mismatches;
  if (values.differing && suite.mismatches + suite.explained === 0) continue;
  console.log(`${suite.name.padEnd(84)} ${column(suite.cases)} ${column(suite.explained)} ${column(suite.mismatches)}`);
  for (const [id, times] of [...suite.ids].sort()) console.log(`    ${id}: ${times}`);
  for (const { name, ours, qemu } of suite.unexplained.slice(0, 3))
    console.log(`    ${name}\n      here: ${ours}\n      QEMU: ${qemu}`);
}
const silent = rows.filter(({ name }) => user.get(name) === undefined && atLevels(name).cases === 0);
console.log(`\n${rows.length} rows, ${rows.length - silent.length} with cases; ${failed} mismatches`);
if (silent.length > 0) console.log(`without cases: ${silent.map(({ name }) => name).join(', ')}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runSuites(): Promise<SuiteOutcome[]> {
  const machines = await Machines.make();
  const asked = values.system === undefined ? undefined : Number(values.system);
  const outcomes = SUITES.map((suite) => compareSuite(machines, suite, asked ?? suite.usual ?? 0, seed));
  machines.close();
  return outcomes;
}

/** What the suites tried of a row. */
function atLevels(name: string): Count {
  const sum: Count = { cases: 0, explained: 0, mismatches: 0 };
  for (const { words } of suites)
    for (const [word, count] of words) {
      if (findRow(word)?.name !== name) continue;
      sum.cases += count.cases;
      sum.explained += count.explained;
      sum.mismatches += count.mismatches;
    }
  return sum;
}

function printRow(name: string, user: Outcome | undefined, system: Count | undefined): void {
  const mismatches = (user?.mismatches ?? 0) + (system?.mismatches ?? 0);
  failed += user?.mismatches ?? 0;
  if (values.differing && mismatches === 0) return;
  console.log(
    `${name.padEnd(40)} ${column(user?.cases)} ${column(user?.undefinedCases)} ${column(system?.cases)} ${column(system?.explained)} ${column(mismatches)}`,
  );
  for (const example of user?.examples ?? []) console.log(`    ${example}`);
}

function column(count: number | undefined): string {
  return String(count ?? 0).padStart(8);
}
