// What bin/machine.mjs starts: the machine as one file, made anew when a source has changed. Plain JavaScript, because it
// runs before that is known.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const bundle = join(root, 'build/machine.mjs');
export const wasm = join(root, 'src/engine/core/wasm/core.wasm');
export const guests = join(root, 'public/guests');
const stamp = join(root, 'build/machine.json');

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .filter((path) => !path.includes('/generated/'));

/** Size and time of change: a hundred of these take a millisecond, hashing the contents would take ten. */
const fingerprint = (path) => {
  const { size, mtimeMs } = statSync(join(root, path), { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0 };
  return `${size} ${mtimeMs}`;
};

function isFresh() {
  if (!existsSync(bundle)) return false;
  try {
    return Object.entries(JSON.parse(readFileSync(stamp, 'utf8'))).every(([path, was]) => fingerprint(path) === was);
  } catch {
    return false;
  }
}

/**
 * Builds what is not up to date. Says so on standard error, for it takes a while. With MACHINE_AS_BUILT in the environment
 * it takes what is there: tests start the machine a hundred times, and sources may change between two of them.
 */
export async function prepareMachine() {
  if ((process.env.MACHINE_AS_BUILT && existsSync(bundle)) || isFresh()) return;
  const { install } = await import('./prepare.mjs');
  await install();
  const { buildEngine } = await import('./build-engine.ts');
  const { build } = await import('esbuild');
  await buildEngine({ log: (line) => process.stderr.write(`${line}\n`) });
  const sources = [
    ...filesBelow('src/engine/core'),
    ...filesBelow('src/engine/isa'),
    'bin/build-engine.ts',
    'src/engine/core/wasm/core.wasm',
  ];
  // Taken before they are read: a change from now on is noticed next time.
  const before = new Map(sources.map((path) => [path, fingerprint(path)]));
  mkdirSync(dirname(bundle), { recursive: true });
  // Somebody else may start the machine meanwhile, or build it too.
  const unfinished = `${bundle}.${process.pid}`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['bin/machine.ts'],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: false,
    metafile: true,
    logLevel: 'warning',
  });
  renameSync(unfinished, bundle);
  for (const path of Object.keys(metafile.inputs)) if (!before.has(path)) before.set(path, fingerprint(path));
  writeFileSync(stamp, JSON.stringify(Object.fromEntries(before)));
}
