/** The solutions of the labs whose part is a file of the hypervisor boot the real guests, all together. */
import { expect, test } from 'vitest';
import type { SystemDescription } from '../../src/engine/hypervisor/index.ts';
import { PART_IDS, partOf } from '../../src/engine/hypervisor/parts.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { createSandboxedHypervisor } from '../../src/engine/sandbox/hypervisor.ts';
import { strip } from '../../src/engine/sandbox/strip.ts';
import type { SandboxFile } from '../../src/engine/sandbox/sandbox.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { guest } from '../machine/testing.ts';
import { advance, missing as missingGuests, rootDisk, system } from './testing.ts';

const missing = missingGuests || missingSandbox;
const MEMORY = 2 ** 31;
const UNTIL = 60e6;

const linuxAndNimbos = (): SystemDescription => ({
  vms: [
    {
      name: 'linux',
      cores: [0],
      console: 'uart',
      kernel: guest('Image'),
      bootargs: 'console=ttyAMA0 root=/dev/vda rw',
      disks: [{ channel: 0 }],
    },
    { name: 'nimbos', cores: [1], console: { channel: 1 }, kernel: guest('nimbos.bin') },
  ],
  cores: 2,
  memory: MEMORY,
});

/** Of each part in TypeScript that a lab judges: what its last lab has for a solution. */
function parts(): SandboxFile[] {
  return PART_IDS.flatMap((id) => {
    const { file, language, labs: judges } = partOf(id);
    const lab = labs.find((one) => one.id === judges.at(-1));
    if (lab === undefined || language !== 'typescript') return [];
    const source = solutionFiles(lab, 0)[file];
    if (source === undefined) throw new Error(`the lab ${lab.id} has no ${file}`);
    const result = strip(file, source);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    return [{ name: file, ...result }];
  });
}

test.skipIf(missing !== '')(
  `Linux and NimbOS come to their prompts on the solutions of the labs${missing && `: needs ${missing}`}`,
  { timeout: 600_000 },
  () => {
    const files = parts();
    expect(files.map(({ name }) => name)).toContain('trap.ts');
    const hypervisor = createSandboxedHypervisor(labTools().sandbox, linuxAndNimbos(), files);
    const config = hypervisorConfig(hypervisor, { memory: MEMORY, disks: [rootDisk()] });
    const { machine, consoles } = system({ ...config, hypervisor });
    const comes = (...texts: readonly string[]): void => {
      const there = (): boolean => texts.every((text, n) => (consoles[n] ?? '').includes(text));
      for (let at = 0; at < UNTIL && !there(); at += 2e6) advance(machine, 2e6);
      texts.forEach((text, n) => expect(consoles[n]).toContain(text));
    };
    comes('guest# ', '>> ');
    machine.input(new TextEncoder().encode('echo $((6*7))-$(uname -m)\n'));
    machine.channels.input(1, new TextEncoder().encode('hello_world\n'));
    comes('42-aarch64', 'Hello world from user mode program!');
    expect(hypervisor.state.vms.map(({ power }) => power)).toEqual(['on', 'on']);
  },
);
