import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Program } from './watch.ts';

export const MACHINES = ['ours', 'qemu'] as const;
export type MachineName = (typeof MACHINES)[number];

const QEMU = 'qemu-system-aarch64';
const launcher = fileURLToPath(new URL('../../bin/machine.mjs', import.meta.url));
const board = ['-machine', 'virt,gic-version=2', '-cpu', 'cortex-a72', '-smp', '1', '-nographic', '-nic', 'none'];

/** Ours runs towards something that is never shown: so nobody is at its keyboard, and time jumps while the guest waits. */
const NEVER = '@never@';

/** The same arguments for both. */
export function program(machine: MachineName, args: readonly string[]): Program {
  if (machine === 'qemu') return { command: QEMU, args: [...board, '-accel', 'tcg', ...args] };
  return { command: process.execPath, args: [launcher, ...board, ...args, '--until', NEVER] };
}

/** First line of `qemu-system-aarch64 --version`, or undefined where there is none. */
export function qemuVersion(): string | undefined {
  const { status, stdout } = spawnSync(QEMU, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}
