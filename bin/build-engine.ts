/**
 * Builds the core: AssemblyScript from the instruction and register tables, then WebAssembly. Skips what is up to date, and
 * takes what another checkout on this machine has compiled from the same sources.
 *
 *   node bin/build-engine.ts [--force] [--debug]
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { cacheRoot } from '../guests/lib/cache.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const core = join(root, 'src/engine/core');
const as = join(core, 'as');
const output = join(core, 'wasm/core.wasm');
const stamp = join(core, 'wasm/core.hash');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    const path = join(folder, e.name);
    if (e.isDirectory()) return e.name === 'generated' || e.name === 'wasm' ? [] : filesBelow(path);
    return e.name.endsWith('.ts') && !e.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** A hash of everything that the core is made from. */
export function engineHash(): string {
  const hash = createHash('sha256');
  for (const file of [
    ...filesBelow(core),
    ...filesBelow(join(root, 'src/engine/isa')).filter((f) => !/\/isa\/(?:assembler\/|syntax\/|disassemble)/.test(f)),
    fileURLToPath(import.meta.url),
  ].sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Which module of the core exports each helper that the IR calls, as run/generated imports it, by scanning their exports. */
function helperModules(): Map<string, string> {
  const modules = new Map<string, string>();
  for (const file of [...filesBelow(join(core, 'float')), ...filesBelow(as)].sort()) {
    if (file.endsWith('/index.ts')) continue;
    const module = relative(join(as, 'run/generated'), file).slice(0, -3);
    for (const match of readFileSync(file, 'utf8').matchAll(/^export function (\w+)/gm)) {
      const name = match[1] ?? '';
      const other = modules.get(name);
      if (other !== undefined) throw new Error(`both ${other} and ${module} export a function ${name}`);
      modules.set(name, module);
    }
  }
  return modules;
}

/** Generates and compiles. Returns the path of core.wasm. @throws Error with the compiler's text when it refuses. */
export async function buildEngine(
  options: { force?: boolean; debug?: boolean; log?: (line: string) => void } = {},
): Promise<string> {
  const log = options.log ?? ((line: string) => console.log(line));
  const hash = engineHash() + (options.debug === true ? '-debug' : '');
  if (options.force !== true && existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return output;
  // One build at a time: tests and servers that start together would all build, and wait for each other's processor.
  const release = await lock(log);
  try {
    if (options.force !== true && existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
      return output;
    return await compile(hash, options.debug === true, options.force === true, log);
  } finally {
    release();
  }
}

/** Waits until no other process builds; a lock whose process is gone is taken over. */
async function lock(log: (line: string) => void): Promise<() => void> {
  mkdirSync(dirname(output), { recursive: true });
  const path = join(dirname(output), 'build.lock');
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch {
      if (!holderLives(path)) rmSync(path, { force: true });
      else if (waited % 20 === 0) log('core: another process is building it; waiting');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function holderLives(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** A hash of what the compiler sees. Most changes to the tables (assembly text, register fields) leave it as it was. */
function sourcesHash(debug: boolean): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha256').update(`${version} ${debug} `);
  // The options of the compiler stand in this file.
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  const sources = ['as', 'float'].flatMap((folder) =>
    readdirSync(join(core, folder), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.name.endsWith('.test.ts'))
      .map((e) => join(e.parentPath, e.name)),
  );
  for (const file of [...sources, join(core, 'layout.ts')].sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Puts what was compiled beside the kept guests: other checkouts of the same sources need not compile. */
function keep(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const whole = `${path}.${process.pid}`;
    copyFileSync(output, whole);
    renameSync(whole, path);
  } catch {
    // A home that cannot be written to is no reason to fail.
  }
}

async function compile(hash: string, debug: boolean, force: boolean, log: (line: string) => void): Promise<string> {
  const started = Date.now();
  const { generateSysregs } = await import('../src/engine/core/generate-sysregs.ts');
  const { generateInterpreter } = await import('../src/engine/core/generate-interpreter.ts');
  // The tables define their operations, and the pairs stand behind them.
  await import('../src/engine/isa/fusion.ts');
  const { operationsDefined } = await import('../src/engine/isa/row.ts');
  mkdirSync(dirname(output), { recursive: true });
  const ops = operationsDefined();
  const { hot, cold } = generateInterpreter(ops, helperModules());
  const generated = [
    ...generateSysregs(),
    ['run/generated/interpreter.ts', hot],
    ['run/generated/cold.ts', cold],
  ] as const;
  const folders = new Set(generated.map(([path]) => dirname(path)));
  // What another version of this build has left elsewhere.
  for (const e of readdirSync(as, { recursive: true, withFileTypes: true })) {
    const path = join(e.parentPath, e.name);
    if (e.isDirectory() && e.name === 'generated' && !folders.has(relative(as, path)))
      rmSync(path, { recursive: true });
  }
  for (const [path, text] of generated) {
    mkdirSync(dirname(join(as, path)), { recursive: true });
    writeFileSync(join(as, path), text);
  }
  const kept = join(cacheRoot(), '../core', `${sourcesHash(debug)}.wasm`);
  if (!force && existsSync(kept)) {
    copyFileSync(kept, output);
    writeFileSync(stamp, hash);
    return output;
  }
  log(`core: ${ops.length} operations, ${ops.filter((o) => o.hot).length} of them hot; compiling (about 20 s)`);
  const { error, stderr } = await asc.main(
    [
      join('src/engine/core/as/index.ts'),
      '--outFile',
      relative(root, output),
      '--runtime',
      'stub',
      '--noAssert',
      '--enable',
      'simd',
      // Below stand the fixed tables of layout.ts.
      '--memoryBase',
      String(0x8000),
      '--maximumMemory',
      '65536',
      ...(debug ? ['-O0', '--debug'] : ['-O3']),
      '--baseDir',
      root,
    ],
    {},
  );
  if (error !== null) throw new Error(`the core does not compile:\n${stderr.toString()}`);
  keep(kept);
  writeFileSync(stamp, hash);
  log(
    `core: ${(readFileSync(output).length / 1024).toFixed(0)} KiB of WebAssembly in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  return output;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildEngine({ force: process.argv.includes('--force'), debug: process.argv.includes('--debug') });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
