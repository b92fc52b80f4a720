/** A part that passes its labs is a part: real guests run on the labs' solutions. */
import { describe, expect, test } from 'vitest';
import type { Hypervisor, SystemDescription } from '../../src/engine/hypervisor/index.ts';
import { PARTS } from '../../src/engine/hypervisor/parts.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { createSandboxedHypervisor } from '../../src/engine/sandbox/hypervisor.ts';
import { strip } from '../../src/engine/sandbox/strip.ts';
import type { SandboxFile } from '../../src/engine/sandbox/sandbox.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { guest } from '../machine/testing.ts';
import { answer, missing as missingGuests, preset, system, untilShown } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;

/** What the last lab of a part asks for, as its solution has it at a seed. */
function solved(
  { file, labs: judges }: { readonly file: string; readonly labs: readonly string[] },
  seed: number,
): SandboxFile {
  const lab = labs.find(({ id }) => id === judges.at(-1));
  const text = lab === undefined ? undefined : solutionFiles(lab, seed)[file];
  if (text === undefined) throw new Error(`no lab has a solution for ${file}`);
  const stripped = strip(file, text);
  if ('problems' in stripped) throw new Error(JSON.stringify(stripped.problems));
  return { name: file, ...stripped };
}

describe.skipIf(missing !== '')(
  `Linux with two VCpus on the solution’s psci.ts${missing && `: needs ${missing}`}`,
  { timeout: 300_000 },
  () => {
    // Two variants of the lab, which offer different things.
    test.each([
      [0, /PSCIv1\.0 detected[\s\S]*Trusted OS migration not required/],
      [5, /PSCIv1\.3 detected[\s\S]*MIGRATE_INFO_TYPE not supported/],
    ])('of seed %i boots, uses both, and switches itself off', (seed, detected) => {
      const linux = {
        name: 'linux',
        cores: [0, 1] as const,
        console: 'uart' as const,
        kernel: guest('Image'),
        initrd: guest('initramfs.cpio'),
        bootargs: 'console=ttyAMA0',
      };
      const description = { vms: [linux], cores: 2 as const, memory: MEMORY };
      const hypervisor = createSandboxedHypervisor(labTools().sandbox, description, [solved(PARTS.psci, seed)]);
      const one = system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
      expect(untilShown(one, { 0: /guest# / })).toBe(true);
      expect(answer(one, 0, 'dmesg | grep -i psci; nproc\n', /\n2\r\n/)).toBe(true);
      expect(one.consoles[0]).toMatch(detected);
      expect(one.machine.executed.every((instructions) => instructions > 2e6)).toBe(true);
      expect(answer(one, 0, 'poweroff -f\n', /Power down/)).toBe(true);
      one.machine.run(1e6);
      expect(hypervisor.state.vms[0]?.power).toBe('off');
    });
  },
);

test.skipIf(missing !== '')(
  `Linux and NimbOS share a core by the solution’s schedule.ts${missing && `: needs ${missing}`}`,
  { timeout: 300_000 },
  () => {
    const make = (description: SystemDescription): Hypervisor =>
      createSandboxedHypervisor(labTools().sandbox, description, [solved(PARTS.schedule, 0)]);
    const both = preset('one-core', { make });
    expect(both.hypervisor.plan.vms.map(({ cores }) => cores)).toEqual([[0], [0]]);
    expect(untilShown(both, { 0: /guest# /, 1: />> $/ }, { cycles: 2e9 })).toBe(true);
    // NimbOS polls, and Linux does not starve meanwhile; and the other way round.
    expect(answer(both, 0, 'echo $((6*7))\n', /\n42\r\n/)).toBe(true);
    expect(answer(both, 1, 'hello_world\r', /Hello world from user mode program!/)).toBe(true);
  },
);
