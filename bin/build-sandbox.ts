/**
 * Builds what readers' TypeScript runs in: QuickJS with a meter, and the hypervisor as one script for it. Skips what is up
 * to date.
 *
 *   node bin/build-sandbox.ts [--force]
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { declarations, libraryProgram } from './sandbox/declarations.ts';
import { handlerApi } from './sandbox/handler-api.ts';
import { meter } from './sandbox/meter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const quickjs = join(root, 'node_modules/@jitl/quickjs-wasmfile-release-sync/dist');
const output = join(root, 'src/engine/sandbox/wasm');

/**
 * What the compiled QuickJS asks of its host: its own loader (emscripten-module.browser.mjs) gives these short names. A new
 * version of the package may give others; sandbox.test.ts calls every one that is ever called.
 */
const IMPORTS = new Map([
  ['a', 'memory'],
  ['b', 'assertFailed'],
  ['c', 'fdWrite'],
  ['d', 'fdClose'],
  ['e', 'environGet'],
  ['f', 'environSizesGet'],
  ['g', 'normalizeModule'],
  ['h', 'loadModule'],
  ['i', 'shouldInterrupt'],
  ['j', 'setTimer'],
  ['k', 'growHeap'],
  ['l', 'keepAlive'],
  ['m', 'localTime'],
  ['n', 'timeZone'],
  ['o', 'fdSeek'],
  ['p', 'now'],
  ['q', 'abort'],
  ['r', 'exit'],
  ['s', 'callFunction'],
  ['t', 'freeHostRef'],
]);

/** Export → name, as the package's loader assigns them. */
function exportNames(): Map<string, string> {
  const loader = readFileSync(join(quickjs, 'emscripten-module.browser.mjs'), 'utf8');
  const names = new Map([
    ['u', 'initialise'],
    ['Ma', 'stackRestore'],
    ['Oa', 'stackSave'],
  ]);
  for (const [, name = '', letter = ''] of loader.matchAll(/c\._(\w+)=b\.([\w$]+)/g)) names.set(letter, name);
  if (![...names.values()].includes('QTS_Eval')) throw new Error('QuickJS is not packed as it was');
  return names;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    const path = join(folder, e.name);
    if (e.isDirectory()) return e.name === 'wasm' ? [] : filesBelow(path);
    return e.name.endsWith('.ts') && !e.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** A hash of everything that the sandbox's files are made from. */
function sandboxHash(): string {
  const hash = createHash('sha256');
  const engine = ['hypervisor', 'devices', 'devicetree', 'sandbox'].flatMap((f) =>
    filesBelow(join(root, 'src/engine', f)),
  );
  for (const file of [
    ...engine,
    ...filesBelow(join(root, 'bin/sandbox')),
    join(root, 'src/engine/error.ts'),
    join(quickjs, 'emscripten-module.wasm'),
    fileURLToPath(import.meta.url),
  ].sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Whole or not at all: tests that start together build together. */
function replaceFile(name: string, bytes: Uint8Array): void {
  const path = join(output, name);
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
}

/** Returns the folder with quickjs.wasm, the scripts for it, the declarations for the editor and the list beside it. */
export async function buildSandbox({
  force = false,
  log = console.log as (line: string) => void,
} = {}): Promise<string> {
  const stamp = join(output, 'sandbox.hash');
  const hash = sandboxHash();
  const made = ['quickjs.wasm', 'hypervisor.js', 'predicates.js', 'declarations.json', 'api.json'].every((name) =>
    existsSync(join(output, name)),
  );
  if (!force && made && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return output;
  mkdirSync(output, { recursive: true });
  const wasm = meter(readFileSync(join(quickjs, 'emscripten-module.wasm')), {
    imports: IMPORTS,
    exports: exportNames(),
  });
  await WebAssembly.compile(wasm);
  replaceFile('quickjs.wasm', wasm);
  for (const name of ['hypervisor', 'predicates']) {
    const { outputFiles } = await build({
      entryPoints: [join(root, `src/engine/sandbox/guest/${name}.ts`)],
      write: false,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'neutral',
      legalComments: 'none',
      logLevel: 'silent',
    });
    replaceFile(`${name}.js`, outputFiles[0]?.contents ?? new Uint8Array(0));
  }
  const program = libraryProgram(root);
  const json = (name: string, value: unknown): void =>
    replaceFile(name, new TextEncoder().encode(JSON.stringify(value)));
  json('declarations.json', declarations(program));
  json('api.json', handlerApi(program, join(root, 'src/engine/sandbox/guest/library.ts')));
  replaceFile('sandbox.hash', new TextEncoder().encode(hash));
  const size = (name: string): string => `${(readFileSync(join(output, name)).length / 1024).toFixed(0)} KiB`;
  log(`sandbox: ${size('quickjs.wasm')} of WebAssembly, ${size('hypervisor.js')} of hypervisor`);
  return output;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildSandbox({ force: process.argv.includes('--force') });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
