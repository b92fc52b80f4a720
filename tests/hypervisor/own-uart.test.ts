/** Linux's amba-pl011 driver and NimbOS, which polls, on the emulated UART that the solutions of chapter 9 are. */
import { describe, expect, test } from 'vitest';
import { createSandboxedHypervisor } from '../../src/engine/sandbox/hypervisor.ts';
import { strip } from '../../src/engine/sandbox/strip.ts';
import type { SandboxFile } from '../../src/engine/sandbox/sandbox.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { PARTS } from '../../src/engine/hypervisor/parts.ts';
import { labs } from '../../src/labs/index.ts';
import { otherFiles, solutionFiles } from '../../src/labs/kit/parameters.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { guest } from '../machine/testing.ts';
import { answer, missing as missingGuests, system, untilShown, type System } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;
const [LINUX, NIMBOS] = [1, 2];

/** The part's file, as the last lab that judges it has it solved, or in another right way. */
function part(way?: string, seed = 0): SandboxFile {
  const { file, labs: judges } = PARTS.uart;
  const lab = labs.find(({ id }) => id === judges.at(-1));
  if (lab === undefined) throw new Error('no lab judges the UART');
  const other = (lab.others ?? []).find(({ name }) => name === way);
  const files = other === undefined ? solutionFiles(lab, seed) : otherFiles(lab, other, seed);
  const result = strip(file, files[file] ?? '');
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return { name: file, ...result };
}

/** Both guests without a UART of the board. */
function boot(file: SandboxFile): System {
  const description = {
    vms: [
      { name: 'linux', cores: [0], console: { channel: LINUX }, kernel: guest('Image'), initrd: guest('initramfs.cpio'), bootargs: 'console=ttyAMA0 earlycon=pl011,0x9000000' },
      { name: 'nimbos', cores: [1], console: { channel: NIMBOS }, kernel: guest('nimbos.bin') },
    ],
    cores: 2,
    memory: MEMORY,
  } as const; // prettier-ignore
  const hypervisor = createSandboxedHypervisor(labTools().sandbox, description, [file]);
  return system({ ...hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }), hypervisor });
}

describe.skipIf(missing !== '')(
  `a reader’s UART under Linux and NimbOS${missing && `: needs ${missing}`}`,
  { timeout: 300_000 },
  () => {
    // Seed 0 has FIFOs of one depth, the other way those of the other: Linux asks for the revision, and believes it.
    test.each([
      ['the solution', undefined, 0],
      ['another right way', 'one-object-a-vm', 1],
    ])('%s: both boot, print, take commands longer than a FIFO, and are interrupted for them', (_, way, seed) => {
      const both = boot(part(way, seed));
      expect(untilShown(both, { [LINUX]: /guest# /, [NIMBOS]: />> $/ }, { cycles: 600e6 })).toBe(true);
      expect(both.consoles[LINUX]).toMatch(/ttyAMA0 at MMIO 0x9000000 \(irq = \d+, base_baud = 0\) is a PL011 rev\d/);
      expect(answer(both, LINUX, `echo 6 times 7 is $((6*7)), typed at once\n`, /6 times 7 is 42, typed at once/)).toBe(
        true,
      );
      expect(answer(both, NIMBOS, 'hello_world\n', /Hello world from user mode program!/)).toBe(true);
      expect(answer(both, LINUX, 'grep -c . /proc/interrupts; grep pl011 /proc/interrupts\n', /[1-9]\d* .*33 Level +uart-pl011/)).toBe(true); // prettier-ignore
      expect(both.consoles[0]).toBe('');
    });
  },
);
