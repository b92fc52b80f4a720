/**
 * `npm run -s labs [-- LAB… | FILE.json… | --export LAB]`: every lab's and every exercise's starter, solution, wrong answers, cheats and other right
 * answers, a row a lab. A file holds a lab as data; `--export` writes one, for an author to begin with.
 */
import { readFileSync } from 'node:fs';
import { buildSandbox } from './build-sandbox.ts';
import { gather } from './site.ts';
import { typeNotes } from './type-notes.ts';
import type { Lab, Message } from '../src/labs/kit/lab.ts';
import { EngineError } from '../src/engine/error.ts';
import { labFileOf, labFrom, MAX_LAB_FILE } from '../src/labs/kit/lab-file.ts';
import { labTools } from '../src/labs/kit/testing.ts';
import { needsTools } from '../src/labs/kit/tools.ts';
import { KINDS, verify, type Finding, type Kind } from '../src/labs/kit/verify.ts';
import { labT, placed } from '../src/messages/labs.ts';
import { t as sentenceOf } from '../src/messages/index.ts';
import { sentencesOf } from '../src/labs/kit/sentences.ts';
import { readFile } from './machine/files.ts';
import { shown } from './machine/teller.ts';

/** Seconds after which no further run of a lab from a file is begun. */
const MOST_SECONDS = 120;

const usage = 'npm run -s labs [-- LAB… | FILE.json… | --export LAB]\n';

try {
  await gather();
  // Only now it is there.
  const [{ labs }, { exercises }] = [await import('../src/labs/index.ts'), await import('../src/exercises/index.ts')];
  process.exitCode = await main([...labs, ...exercises], process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof EngineError;
  console.error(
    shown(isOurs ? sentenceOf('en')(error.code, error.params) : error instanceof Error ? error.message : String(error)),
  );
  process.exitCode = 1;
}

async function main(labs: readonly Lab[], asked: readonly string[]): Promise<number> {
  const isExport = asked[0] === '--export';
  const chosen = isExport ? asked.slice(1) : asked;
  const isFile = (name: string): boolean => !isExport && name.endsWith('.json');
  const unknown = chosen.filter((id) => !isFile(id) && !labs.some((lab) => lab.id === id));
  if (unknown.length > 0 || (isExport && chosen.length !== 1)) {
    process.stderr.write(`${usage}labs: ${labs.map(({ id }) => id).join(', ')}\n`);
    return 2;
  }
  const ours = labs.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  if (isExport) {
    for (const lab of ours) process.stdout.write(labFileOf(lab));
    return 0;
  }
  const read = chosen.filter(isFile).map((file) => labFrom(textOf(file), file));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const t = labT('en');
  for (const { code, params } of problems) console.error(shown(t(code, params)));
  if (problems.length > 0) return 1;
  return table(
    ours,
    read.flatMap((one) => ('lab' in one ? [one.lab] : [])),
  );
}

/** @throws EngineError file.unreadable, file.too-large */
function textOf(file: string): string {
  return Buffer.from(readFile(file, false, MAX_LAB_FILE * 4)).toString();
}

async function table(ours: readonly Lab[], others: readonly Lab[]): Promise<number> {
  await buildSandbox({ log: (line) => process.stderr.write(`${line}\n`) });
  const module = new WebAssembly.Module(readFileSync(new URL('../src/engine/core/wasm/core.wasm', import.meta.url)));
  let [passed, failed] = [0, 0];
  row('lab', ...KINDS);
  for (const lab of [...ours, ...others]) {
    const started = performance.now();
    let isOver = false;
    const enough = (): boolean => (isOver = others.includes(lab) && performance.now() - started > MOST_SECONDS * 1000);
    const findings = verify(module, lab, needsTools(lab) ? labTools() : undefined, enough);
    row(lab.id, ...KINDS.map((kind) => share(findings, kind)));
    const t = labT('en', sentencesOf(lab, 'en'));
    if (isOver) {
      failed++;
      say(`  stopped after ${MOST_SECONDS} s: fewer mutants, cheats or others, or a smaller machine.budget`);
    }
    for (const line of typeNotes(lab)) say(`  types, ${line}`);
    for (const { kind, what, seed, ok, result } of findings) {
      if (ok) passed++;
      else failed++;
      if (ok) continue;
      say(`  ${kind === what ? kind : `${kind} ${what}`} (seed ${seed}):`);
      for (const { file, line, column, code, params } of result.problems)
        say(`    ${file}:${line}:${column} ${code}: ${t(code, params)}`);
      const sentence = ({ code, params }: Message): string => `${code}: ${placed(t, { code, params })}`;
      for (const verdict of result.verdicts) say(`    ${verdict.checkpoint}: ${sentence(verdict)}`);
      if (result.ended !== undefined) say(`    ${sentence(result.ended.message)}`);
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** Sentences of a lab from a file are its author's: what a terminal would obey is shown. */
function say(line: string): void {
  console.log(shown(line));
}

function row(...cells: readonly string[]): void {
  const [first = '', ...rest] = cells;
  console.log(`${first.padEnd(24)}${rest.map((cell) => cell.padStart(12)).join('')}`);
}
function share(findings: readonly Finding[], wanted: Kind): string {
  const some = findings.filter(({ kind }) => kind === wanted);
  return `${some.filter(({ ok }) => ok).length}/${some.length}`;
}
