import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { qemuVersion } from '../tests/bench/machines.ts';
import { buildEngine, buildGuests, buildSite, gather, root } from './site.ts';
import { addTallies, playwrightTally, vitestTally, type Tally } from './tally.ts';

const usage = `npm test [-- PHASE…]

Runs everything, or the phases named: lint, prepare (engine and guests), unit, build (the site), bench (one round against
QEMU: it fails when a machine does not do its work, never for its speed), browser.
`;

const passed: Tally = { passed: 1, failed: 0, skipped: 0, flaky: 0, failures: [] };
const failed: Tally = { passed: 0, failed: 1, skipped: 0, flaky: 0, failures: [] };

const phases: Readonly<Record<string, () => Promise<Tally>>> = {
  lint: async () =>
    addTallies([
      // What is checked imports it.
      await attempt(gather),
      await tool('ESLint', 'eslint', ['.']),
      await tool('Prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
      await tool('TypeScript and Astro', 'astro', ['check', '--minimumFailingSeverity', 'warning']),
      await tool('Svelte', 'svelte-check', [
        '--tsconfig',
        './tsconfig.json',
        '--fail-on-warnings',
        '--output',
        'human',
      ]),
    ]),
  prepare: () =>
    attempt(async () => {
      await buildEngine();
      await buildGuests();
    }),
  unit: () =>
    reported(
      'vitest',
      (file) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      vitestTally,
    ),
  build: () => attempt(() => buildSite(true)),
  bench: () =>
    qemuVersion() === undefined
      ? Promise.resolve({ ...passed, passed: 0, skipped: 1 })
      : tool('Benchmark against QEMU', 'node', ['bin/bench.ts', '--rounds', '1']),
  browser: () => reported('playwright', () => ['test', '--reporter=list,json'], playwrightTally),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(phases, name));
if (unknown.length > 0 || chosen.includes('--help')) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const tallies: [name: string, tally: Tally, seconds: number][] = [];
  for (const [name, phase] of Object.entries(phases)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`\n━━ ${name} ━━\n`);
    const begin = Date.now();
    tallies.push([name, await phase(), (Date.now() - begin) / 1000]);
  }
  console.log('');
  for (const [name, tally, seconds] of tallies) {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    const flaky = tally.flaky > 0 ? `, ${tally.flaky} of them at the second attempt` : '';
    console.log(
      `${name.padEnd(8)} ${tally.passed} passed${flaky}, ${tally.failed} failed${skipped} (${seconds.toFixed(0)} s)`,
    );
  }
  for (const [name, { failures }] of tallies) for (const one of failures) console.log(`✗ ${name}: ${one}`);
  const total = addTallies(tallies.map(([, tally]) => tally));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** A tool that says only whether it is content. */
async function tool(name: string, command: string, args: readonly string[]): Promise<Tally> {
  const code = await run(command, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
  return code === 0 ? passed : failed;
}

async function attempt(step: () => Promise<unknown>): Promise<Tally> {
  try {
    await step();
    return passed;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return failed;
  }
}

/** A test runner with a JSON report. A runner that fails without saying which test did counts as one failure. */
async function reported(
  command: string,
  args: (file: string) => readonly string[],
  read: (report: unknown) => Tally,
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await run(command, args(file), { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
    const tally = read(JSON.parse(await readFile(file, 'utf8')));
    return code !== 0 && tally.failed === 0 ? addTallies([tally, failed]) : tally;
  } catch (error) {
    console.log(`${command} left no report: ${error instanceof Error ? error.message : String(error)}`);
    return failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<number> {
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...more, PATH } });
    child.on('error', (error) => {
      console.log(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
