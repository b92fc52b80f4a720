/** `npm run -s labs [-- LAB… | FILE.json…]`: every lab's starter, solution and mutants, a row a lab. A file holds a lab as data. */
import { readFileSync } from 'node:fs';
import { buildSandbox } from './build-sandbox.ts';
import { labs } from '../src/labs/index.ts';
import { labTools } from '../src/labs/kit/testing.ts';
import { needsTools } from '../src/labs/kit/tools.ts';
import { verify } from '../src/labs/kit/verify.ts';
import { labFrom } from '../src/labs/kit/lab-file.ts';
import { labT } from '../src/messages/labs.ts';

const usage = 'npm run -s labs [-- LAB… | FILE.json…]\n';
const chosen = process.argv.slice(2);
const t = labT('en');
const isFile = (name: string): boolean => name.endsWith('.json');
const unknown = chosen.filter((id) => !isFile(id) && !labs.some((lab) => lab.id === id));
const read = chosen.filter(isFile).map((file) => labFrom(readText(file), file));
const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
const wanted = [
  ...labs.filter(({ id }) => chosen.length === 0 || chosen.includes(id)),
  ...read.flatMap((one) => ('lab' in one ? [one.lab] : [])),
];

if (unknown.length > 0) {
  process.stderr.write(`${usage}labs: ${labs.map(({ id }) => id).join(', ')}\n`);
  process.exitCode = 2;
} else if (problems.length > 0) {
  for (const { code, params } of problems) console.error(t(code, params));
  process.exitCode = 1;
} else {
  await buildSandbox({ log: (line) => process.stderr.write(`${line}\n`) });
  const wasm = new URL('../src/engine/core/wasm/core.wasm', import.meta.url);
  const module = new WebAssembly.Module(readFileSync(wasm));
  const row = (...cells: readonly string[]): void =>
    console.log(
      `${cells[0]?.padEnd(24)}${cells
        .slice(1)
        .map((cell) => cell.padStart(12))
        .join('')}`,
    );
  let [passed, failed] = [0, 0];
  row('lab', 'starter', 'solution', 'mutants');
  for (const lab of wanted) {
    const findings = verify(module, lab, needsTools(lab) ? labTools() : undefined);
    const cell = (which: (what: string) => boolean): string => {
      const some = findings.filter(({ what }) => which(what));
      return `${some.filter(({ ok }) => ok).length}/${some.length}`;
    };
    const own = ['starter', 'solution'];
    row(
      lab.id,
      cell((w) => w === 'starter'),
      cell((w) => w === 'solution'),
      cell((w) => !own.includes(w)),
    );
    for (const { what, seed, ok, detail } of findings) {
      if (ok) passed++;
      else failed++;
      if (!ok) console.log(`  ${what} (seed ${seed}): ${detail}`);
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exit(2);
  }
}
