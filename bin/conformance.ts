/**
 * Compares every row of the instruction table with the reference processor on random cases.
 *
 *   node bin/conformance.ts [--cases N] [--row NAME] [--seed N] [--words N] [--verbose]
 *
 * NAME selects rows that contain it; --words also takes N words of each encoding space, allocated or not. Prints rows with their cases and mismatches (all of them with --verbose).
 */
import { parseArgs } from 'node:util';
import { tables } from '../src/engine/isa/tables.ts';
import { compareRows, compareWords } from '../tests/conformance/instructions/compare.ts';
import { Engine } from '../tests/conformance/instructions/engine.ts';
import { isCovered } from '../tests/conformance/instructions/generate.ts';
import { buildRunner, missingTools } from '../tests/conformance/instructions/reference.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100' },
    row: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    words: { type: 'string', default: '0' },
    verbose: { type: 'boolean', default: false },
  },
});
const missing = missingTools();
if (missing.length > 0) {
  console.error(`not found: ${missing.join(', ')}`);
  process.exit(1);
}
const wanted = values.row.toLowerCase();
const rows = tables.filter((row) => isCovered(row) && row.name.toLowerCase().includes(wanted));
const engine = await Engine.make();
const runner = buildRunner();
const seed = Number(values.seed);
const outcomes = [
  ...compareRows(rows, Number(values.cases), seed, engine, runner),
  ...compareWords(Number(values.words), seed, engine, runner),
];
let passed = 0;
let failed = 0;
for (const { name, cases, undefinedCases, mismatches, examples } of outcomes) {
  passed += cases - mismatches;
  failed += mismatches;
  if (mismatches === 0 && !values.verbose) continue;
  console.log(
    `${name.padEnd(40)} ${String(cases).padStart(7)} cases ${String(undefinedCases).padStart(7)} undefined ${String(mismatches).padStart(7)} mismatches`,
  );
  for (const example of examples) console.log(`    ${example}`);
}
console.log(`${rows.length} rows of ${tables.length}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
