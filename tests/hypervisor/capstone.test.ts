/** The capstone, as the page's worker runs it: all parts are the labs' solutions, and both systems do what it asks for. */
import { expect, test } from 'vitest';
import { beginning } from '../../src/client/hypervisor/beginning.ts';
import type { CapstoneId } from '../../src/client/hypervisor/capstone.ts';
import { ownHypervisor, type OwnText } from '../../src/client/hypervisor/own-build.ts';
import { GuestSystem } from '../../src/client/hypervisor/system.ts';
import { PART_IDS, partOf } from '../../src/engine/hypervisor/parts.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { labTools, missingSandbox } from '../../src/labs/kit/testing.ts';
import { coreModule, guest } from '../machine/testing.ts';
import { missing as missingGuests } from './testing.ts';

const missing = missingGuests || missingSandbox;
const [LINUX, NIMBOS] = [0, 1];

/** What the last lab of each part asks for; a part that no lab judges hands on to ours. */
const texts = (): readonly OwnText[] =>
  PART_IDS.map((part) => {
    const { file, labs: judges } = partOf(part);
    const lab = labs.find(({ id }) => id === judges.at(-1));
    return { part, text: (lab && solutionFiles(lab, 0)[file]) ?? beginning(part) };
  });

test.skipIf(missing !== '')(
  `Linux and NimbOS reach the capstone’s checkpoints on the solutions of the labs${missing && `: needs ${missing}`}`,
  { timeout: 600_000 },
  async () => {
    const own = ownHypervisor(labTools(), texts());
    if ('problems' in own) throw new Error(JSON.stringify(own.problems));
    const images = {
      Image: guest('Image'),
      'initramfs.cpio': guest('initramfs.cpio'),
      'nimbos.bin': guest('nimbos.bin'),
      disks: [],
    };
    const system = new GuestSystem(coreModule(), 'linux+nimbos', images, { make: own.make, texts: texts() });
    const view = () => system.system().capstone;
    const shown: string[] = [];
    const hear = (): void => {
      for (const { terminal, drawn } of system.output())
        shown[terminal] = (shown[terminal] ?? '') + new TextDecoder().decode(drawn.bytes);
    };
    const until = async (there: () => boolean): Promise<void> => {
      for (let slice = 0; slice < 20_000 && !there(); slice++) {
        const { outcome, milliseconds } = system.run(50_000);
        expect(outcome).not.toBe('fault');
        // The guests' seconds are a person's: nobody is to be quicker.
        if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 10)));
      }
    };
    const reaches = async (...ids: readonly CapstoneId[]): Promise<void> => {
      await until(() => ids.every((id) => view()?.reached.includes(id) === true));
      expect(view()?.reached).toEqual(expect.arrayContaining([...ids]));
    };
    const type = (vm: number, line: string): void => system.input(vm, new TextEncoder().encode(`${line}\r`));

    await reaches('prompts', 'own');
    expect(view()?.calls).toBeGreaterThan(1000);
    type(LINUX, 'sleep 1');
    type(NIMBOS, 'hello_world');
    await reaches('input', 'both');
    hear();
    system.command(NIMBOS, 'kill');
    await until(() => view()?.missing.restart?.code === 'capstone.restart.off');
    expect(view()?.missing.restart?.params).toEqual({ name: 'nimbos' });
    system.command(NIMBOS, 'restart');
    // A page looks four times a second, and NimbOS starts in less: nobody looks until its prompt is there.
    const prompts = (): number => shown[NIMBOS]?.split('>> ').length ?? 0;
    const before = prompts();
    await until(() => {
      hear();
      return prompts() > before;
    });
    expect(view()?.reached).toContain('restart');
    expect(view()?.missing).toEqual({ usertests: { code: 'capstone.usertests.none', params: {} } });
  },
);
