/**
 * Compares every row of the instruction table with the reference processor on random cases.
 *
 *   node bin/conformance.ts [--cases N] [--row NAME] [--seed N] [--verbose]
 *
 * NAME selects rows that contain it. Prints rows with their cases and mismatches (all of them with --verbose).
 */
import { parseArgs } from 'node:util';
import { tables } from '../src/engine/isa/tables.ts';
import { compareRows } from '../tests/conformance/instructions/compare.ts';
import { Engine } from '../tests/conformance/instructions/engine.ts';
import { isCovered } from '../tests/conformance/instructions/generate.ts';
import { buildRunner, missingTools } from '../tests/conformance/instructions/reference.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100' },
    row: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
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
const outcomes = compareRows(rows, Number(values.cases), Number(values.seed), engine, buildRunner());
let passed = 0;
let failed = 0;
for (const { row, cases, undefinedCases, mismatches, examples } of outcomes) {
  passed += cases - mismatches;
  failed += mismatches;
  if (mismatches === 0 && !values.verbose) continue;
  console.log(`${row.name.padEnd(40)} ${String(cases).padStart(7)} cases ${String(undefinedCases).padStart(7)} undefined ${String(mismatches).padStart(7)} mismatches`);
  for (const example of examples) console.log(`    ${example}`);
}
console.log(`${rows.length} rows of ${tables.length}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
