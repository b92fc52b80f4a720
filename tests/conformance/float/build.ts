import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assembly, entry } from './operations.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Generated files; git ignores it. */
const output = `${root}build/conformance/float/`;

const compiler = 'aarch64-linux-gnu-gcc';
const emulator = 'qemu-aarch64-static';

/** The programs that the reference needs and that this system lacks. */
export function missingTools(): string[] {
  return [compiler, emulator].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
}

/** What the test's module exports; addresses are of its memory. */
export interface Engine {
  readonly memory: WebAssembly.Memory;
  run(cases: number, outcomes: number, count: number): void;
  getFpcr(): number;
  getFpsr(): number;
  setFpcr(value: number): void;
  setFpsr(value: number): void;
  repeat(operation: number, a: bigint, b: bigint, c: bigint, count: number): bigint;
}

/** Compiles src/engine/core/float behind a dispatcher over the operations. */
export async function buildEngine(): Promise<Engine> {
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}entry.ts`, entry('../../../src/engine/core/float/index'));
  const asc = `${root}node_modules/assemblyscript/bin/asc.js`;
  const options = [
    '-O3',
    '--runtime',
    'stub',
    '--initialMemory',
    '1',
    '--memoryBase',
    '0x8000',
    '-o',
    `${output}float.wasm`,
  ];
  execFileSync(process.execPath, [asc, `${output}entry.ts`, ...options], { cwd: root, stdio: 'pipe' });
  const { instance } = await WebAssembly.instantiate(readFileSync(`${output}float.wasm`));
  return instance.exports as unknown as Engine;
}

/** Compiles reference.c with the operations; gives the program's path. */
export function buildReference(): string {
  mkdirSync(output, { recursive: true });
  const program = `${output}reference`;
  writeFileSync(`${output}operations.S`, assembly());
  const sources = [`${here}reference.c`, `${output}operations.S`];
  execFileSync(compiler, ['-O2', '-static', '-o', program, ...sources], { stdio: 'pipe' });
  return program;
}

/** Runs cases on the reference processor and gives their outcomes. */
export function runReference(program: string, cases: Uint8Array, outcomeBytes: number): DataView {
  const outcomes = execFileSync(emulator, ['-cpu', 'cortex-a72', program], {
    input: cases,
    maxBuffer: outcomeBytes + 1,
  });
  if (outcomes.length !== outcomeBytes)
    throw new Error(`the reference gave ${outcomes.length} of ${outcomeBytes} bytes`);
  return new DataView(outcomes.buffer, outcomes.byteOffset, outcomes.byteLength);
}

/** Runs the same cases on the engine. The outcomes hold until the next run. */
export function runEngine(engine: Engine, cases: Uint8Array, count: number, outcomeBytes: number): DataView {
  const pageSize = 65536;
  const missing = pageSize + cases.length + outcomeBytes - engine.memory.buffer.byteLength;
  if (missing > 0) engine.memory.grow(Math.ceil(missing / pageSize));
  new Uint8Array(engine.memory.buffer).set(cases, pageSize);
  engine.run(pageSize, pageSize + cases.length, count);
  return new DataView(engine.memory.buffer, pageSize + cases.length, outcomeBytes);
}
