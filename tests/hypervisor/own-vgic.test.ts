/** Linux on two VCpus, on the interrupt controller that the solution of chapter 8's last lab is; beside it NimbOS runs in readers-parts.test.ts. */
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
import { answer, missing as missingGuests, system, untilShown } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;

/** The part's file, as the last lab that judges it has it solved, or in another right way. */
function part(way: string | undefined, seed: number): SandboxFile {
  const { file, labs: judges } = PARTS.vgic;
  const lab = labs.find(({ id }) => id === judges.at(-1));
  if (lab === undefined) throw new Error('no lab judges the interrupt controller');
  const other = (lab.others ?? []).find(({ name }) => name === way);
  if (way !== undefined && other === undefined) throw new Error(`no other way ${way}`);
  const files = other === undefined ? solutionFiles(lab, seed) : otherFiles(lab, other, seed);
  const result = strip(file, files[file] ?? '');
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return { name: file, ...result };
}

describe.skipIf(missing !== '')(
  `Linux with two VCpus on a reader’s interrupt controller${missing && `: needs ${missing}`}`,
  { timeout: 600_000 },
  () => {
    // Three list registers, and four.
    test.each([
      ['the solution', undefined, 0],
      ['another right way', 'by-numbers', 1],
    ])('%s: it comes to its prompt, both take interrupts of every kind, and it switches itself off', (_, way, seed) => {
      const linux = {
        name: 'linux',
        cores: [0, 1] as const,
        console: 'uart' as const,
        kernel: guest('Image'),
        initrd: guest('initramfs.cpio'),
        bootargs: 'console=ttyAMA0',
      };
      const description = { vms: [linux], cores: 2 as const, memory: MEMORY };
      const hypervisor = createSandboxedHypervisor(labTools().sandbox, description, [part(way, seed)]);
      const one = system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
      expect(untilShown(one, { 0: /guest# / })).toBe(true);
      // The timer of each, the UART, and rescheduling by SGI.
      expect(answer(one, 0, 'nproc; cat /proc/interrupts\n', /\n2\r\n[^]*IPI0:[^]*guest# /)).toBe(true);
      expect(one.consoles[0]).toMatch(/: +[1-9]\d* +[1-9]\d* +GIC-0 +27 Level +arch_timer/);
      expect(one.consoles[0]).toMatch(/: +[1-9]\d* +\d+ +GIC-0 +33 Level +uart-pl011/);
      expect(one.consoles[0]).toMatch(/IPI0: +\d+ +[1-9]\d* /);
      expect(hypervisor.calls.vgic).toBeGreaterThan(300);
      expect(answer(one, 0, 'poweroff -f\n', /Power down/)).toBe(true);
      one.machine.run(1e6);
      expect(hypervisor.state.vms[0]?.power).toBe('off');
    });
  },
);
