/** Linux’s virtio_blk with its root file system on the disk that the solutions of chapter 10 are, beside NimbOS. */
import { describe, expect, test } from 'vitest';
import { PARTS } from '../../src/engine/hypervisor/parts.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { createSandboxedHypervisor } from '../../src/engine/sandbox/hypervisor.ts';
import type { SandboxFile } from '../../src/engine/sandbox/sandbox.ts';
import { strip } from '../../src/engine/sandbox/strip.ts';
import { labs } from '../../src/labs/index.ts';
import { otherFiles, solutionFiles } from '../../src/labs/kit/parameters.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { guest } from '../machine/testing.ts';
import { answer, missing as missingGuests, rootDisk, system, untilShown, type System } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;

/** The part's file, as the last lab that judges it has it solved, or in another right way. */
function part(way: string | undefined, seed: number): SandboxFile {
  const { file, labs: judges } = PARTS.disk;
  const lab = labs.find(({ id }) => id === judges.at(-1));
  if (lab === undefined) throw new Error('no lab judges the disk');
  const other = (lab.others ?? []).find(({ name }) => name === way);
  if (way !== undefined && other === undefined) throw new Error(`no other way ${way}`);
  const files = other === undefined ? solutionFiles(lab, seed) : otherFiles(lab, other, seed);
  const result = strip(file, files[file] ?? '');
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return { name: file, ...result };
}

/** The preset linux-disk+nimbos, with this disk. */
function boot(file: SandboxFile): System {
  const description = {
    vms: [
      { name: 'linux', cores: [0], console: 'uart', kernel: guest('Image'), bootargs: 'console=ttyAMA0 root=/dev/vda rw', disks: [{ channel: 0 }] },
      { name: 'nimbos', cores: [1], console: { channel: 1 }, kernel: guest('nimbos.bin') },
    ],
    cores: 2,
    memory: MEMORY,
  } as const; // prettier-ignore
  const hypervisor = createSandboxedHypervisor(labTools().sandbox, description, [file]);
  return system({ ...hypervisorConfig(hypervisor, { memory: MEMORY, disks: [rootDisk()] }), hypervisor });
}

describe.skipIf(missing !== '')(
  `a reader’s disk under Linux${missing && `: needs ${missing}`}`,
  { timeout: 600_000 },
  () => {
    test.each([
      ['the solution', undefined, 0],
      ['another right way', 'two-lists-and-a-place-for-the-status', 1],
    ])('%s: Linux has its root on it, writes, syncs and reads back, and NimbOS runs beside it', (_, way, seed) => {
      const both = boot(part(way, seed));
      expect(untilShown(both, { 0: /guest# /, 1: />> $/ }, { cycles: 400e6 })).toBe(true);
      const mounted = 'cat /proc/mounts; grep -c virtio0 /proc/interrupts\n';
      expect(answer(both, 0, mounted, /\/dev\/root \/ ext4 rw[^]*\n1\r\n/, 60e6)).toBe(true);
      const written =
        'seq 1 3000 > /kept; sync; echo 3 > /proc/sys/vm/drop_caches; md5sum < /kept; seq 1 3000 | md5sum\n';
      expect(answer(both, 0, written, /([0-9a-f]{32}) {2}-\s+\1 {2}-/, 120e6)).toBe(true);
      expect(answer(both, 1, 'hello_world\n', /Hello world from user mode program!/)).toBe(true);
    });
  },
);
