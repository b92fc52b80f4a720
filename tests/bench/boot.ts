import type { Group } from './case.ts';
import { guest } from './paths.ts';

const PROMPT = 'guest# ';
const memories = { 'boot-256m': '256M', 'boot-2g': '2G' } as const;
const names = Object.keys(memories) as (keyof typeof memories)[];

/** From the start of the process to the shell's prompt: by the clock on the wall, since that is what one waits for. */
export const bootCases: Group = {
  rows: names.map((name) => ({ name, unit: 'wall', about: `process start to the shell, -m ${memories[name]}` })),
  cases: (wanted) =>
    names
      .filter((name) => wanted.includes(name))
      .map((name) => ({
        rows: [name],
        args: [
          '-m',
          memories[name],
          '-kernel',
          guest('Image'),
          '-initrd',
          guest('initramfs.cpio'),
          '-append',
          'console=ttyAMA0',
        ],
        marks: [{ row: name, end: new RegExp(PROMPT) }],
      })),
};
