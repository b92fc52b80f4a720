/**
 * Our machine against QEMU's TCG, in the same run.
 *
 *   npm run bench [-- --json] [--rounds N] [--only NAME]… [--list]
 */
import { parseArgs } from 'node:util';
import { chromiumBoot } from '../tests/bench/chromium.ts';
import { groups } from '../tests/bench/cases.ts';
import { qemuVersion } from '../tests/bench/machines.ts';
import { measure } from '../tests/bench/measure.ts';
import { startPhases } from '../tests/bench/phases.ts';
import { rowsOf, table } from '../tests/bench/report.ts';
import { stepBackText } from '../tests/bench/step-back.ts';
import { trapCosts } from '../tests/bench/traps.ts';

/** Measured without a peer: its text. */
const alone: Readonly<Record<string, (rounds: number) => string | Promise<string>>> = {
  page: chromiumBoot,
  phases: startPhases,
  'step-back': () => stepBackText(),
  traps: trapCosts,
};

const usage = `npm run bench [-- --json] [--rounds N] [--only NAME]… [--list]

Our machine against qemu-system-aarch64 (TCG): a ratio above 1 says that ours is faster.
--only    a row, or the beginning of rows' names; also what has no peer: ${Object.keys(alone).join(', ')}
--rounds  how often each row is measured; both machines run in each round (default 3)
--json    only {"rows":[{"name":…,"peer":"qemu","ratio":…}]} on standard output

Boots are compared by the clock on the wall, everything else by CPU time: other processes lengthen it less.
`;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const { json, only, list, help } = values;
const infos = groups.flatMap(({ rows }) => rows);
const rounds = Number(values.rounds);
const isWanted = (name: string): boolean => only.length === 0 || only.some((begin) => name.startsWith(begin));
const wanted = infos
  .filter(({ name, partOf }) => isWanted(name) || (partOf !== undefined && isWanted(partOf)))
  .map(({ name }) => name);
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};
const fail = (text: string): void => {
  progress('');
  process.stderr.write(`bench: ${text}\n`);
  process.exitCode = 1;
};

async function main(): Promise<void> {
  const qemu = qemuVersion();
  if (qemu === undefined) return fail('qemu-system-aarch64 is missing: apt-get install qemu-system-arm');
  const cases = groups.flatMap((group) => group.cases(wanted));
  // Ours may have to be built first, which is not what is measured.
  const [first] = cases;
  if (first !== undefined) await measure([first], 1, () => progress('warming up'));
  const rows = rowsOf(infos, await measure(cases, rounds, progress));
  progress('');
  if (json) {
    const isPart = new Set(infos.filter(({ partOf }) => partOf !== undefined).map(({ name }) => name));
    const only = rows.filter(({ name }) => !isPart.has(name));
    return void process.stdout.write(
      `${JSON.stringify({ rows: only, parts: rows.filter((row) => !only.includes(row)) })}\n`,
    );
  }
  console.log(`${qemu}, Node ${process.versions.node}, ${rounds} rounds\n`);
  if (rows.length > 0) console.log(table(infos, rows));
  for (const [name, text] of Object.entries(alone)) if (isWanted(name)) console.log(`\n${await text(rounds)}`);
}

if (help) process.stdout.write(usage);
else if (list) for (const { name, about } of infos) console.log(`${name.padEnd(12)} ${about}`);
else if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds wants a number of at least 1');
else if (wanted.length === 0 && !Object.keys(alone).some(isWanted))
  fail(`no row begins with ${only.join(', ')}; --list shows them`);
else await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
