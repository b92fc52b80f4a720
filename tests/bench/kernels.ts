import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Group } from './case.ts';
import { artifact, here } from './paths.ts';

/** In the order of the table in kernels.c. */
const kernels = [
  ['crc32', 'arithmetic: CRC-32, bit by bit'],
  ['sha256', 'arithmetic: SHA-256'],
  ['multiply', 'arithmetic: MUL and UMULH'],
  ['quicksort', 'branchy: quicksort of 100,000'],
  ['tree', 'branchy: binary search tree'],
  ['bytecode', 'branchy: a virtual machine of bytecode'],
  ['memcpy', 'memory: copy, 256 KiB'],
  ['memset', 'memory: fill, 256 KiB'],
  ['strlen', 'memory: strlen, byte by byte'],
  ['memcmp', 'memory: memcmp, byte by byte'],
  ['matrix', 'floating point: matrix product'],
  ['nbody', 'floating point: five bodies'],
] as const;

/** The kinds of kernels, each a row: the times of its kernels together. */
const kinds = [
  ['arithmetic', 'CRC-32, SHA-256, MUL and UMULH'],
  ['branchy', 'quicksort, binary search tree, a virtual machine of bytecode'],
  ['memory', 'copy, fill, strlen, memcmp'],
  ['floating point', 'matrix product, five bodies'],
] as const;

const compile = [
  '-O2', '-ffreestanding', '-fno-builtin', '-fno-math-errno', '-fno-pic', '-fno-stack-protector',
  // Else gcc turns the loops of memcpy and memset into calls of themselves.
  '-fno-tree-loop-distribute-patterns',
  '-mcpu=cortex-a72', '-Wall', '-Wextra', '-Werror', '-c',
]; // prettier-ignore

function build(indexes: readonly number[]): void {
  const tool = (name: string, ...args: string[]): void =>
    void execFileSync(`aarch64-linux-gnu-${name}`, args, { cwd: join(here, 'kernels'), stdio: 'pipe' });
  const [start, code] = [artifact('start.o'), artifact('kernels.o')];
  tool('gcc', '-c', 'start.S', '-o', start);
  tool('gcc', ...compile, 'kernels.c', '-o', code);
  for (const i of indexes)
    tool('ld', '-T', 'kernels.ld', `--defsym=selected=${i}`, start, code, '-o', artifact(`kernel-${i}.elf`));
}

/** Machine code without an operating system, at EL1 with the MMU on, measured between two lines that it prints. */
export const kernelCases: Group = {
  rows: [
    ...kinds.map(([name, about]) => ({ name, unit: 'cpu', about }) as const),
    ...kernels.map(
      ([name, about]) => ({ name, unit: 'cpu', about, partOf: about.slice(0, about.indexOf(':')) }) as const,
    ),
  ],
  cases(wanted) {
    const chosen = kernels.map(([name], i) => ({ name, i })).filter(({ name }) => wanted.includes(name));
    if (chosen.length > 0) build(chosen.map(({ i }) => i));
    return chosen.map(({ name, i }) => ({
      rows: [name],
      args: ['-m', '128M', '-kernel', artifact(`kernel-${i}.elf`)],
      marks: [{ row: name, begin: /@begin\n/, end: /@end [0-9a-f]{16}\n/ }],
    }));
  },
};
