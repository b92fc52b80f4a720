/** The reference processor: runner.c under QEMU's user mode as a Cortex-A72. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Generated files; git ignores it. */
export const output = fileURLToPath(new URL('../../../build/conformance/instructions', import.meta.url));
const compiler = 'aarch64-linux-gnu-gcc';
const emulator = 'qemu-aarch64-static';

/** The programs that the reference needs and that this system lacks. */
export function missingTools(): string[] {
  return [compiler, emulator].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
}

/** Compiles the runner; gives its path. */
export function buildRunner(): string {
  mkdirSync(output, { recursive: true });
  const program = `${output}runner`;
  // Near the code of the cases, so that they can branch to it.
  const options = [
    '-O2',
    '-static',
    '-nostdlib',
    '-ffreestanding',
    '-fno-stack-protector',
    '-Wl,-Ttext-segment=0x41000000',
  ];
  // Tests that run at the same time must not write a program that another executes.
  const made = `${program}-${randomUUID()}`;
  execFileSync(compiler, [...options, '-o', made, `${here}runner.c`, `${here}run-case.S`], { stdio: 'pipe' });
  renameSync(made, program);
  return program;
}

/** Runs cases and gives them back as they ended. */
export function runReference(program: string, cases: Uint8Array): Uint8Array {
  const left = execFileSync(emulator, ['-cpu', 'cortex-a72', program], { input: cases, maxBuffer: cases.length + 1 });
  if (left.length !== cases.length) throw new Error(`the reference gave ${left.length} of ${cases.length} bytes`);
  return left;
}
