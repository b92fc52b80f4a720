import { describe, expect, test } from 'vitest';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { presetConfig, PRESETS } from '../../src/engine/machine/presets.ts';
import { digest, guest } from '../machine/testing.ts';
import { advance, command, missing, preset, rootDisk, system, type, type System } from './testing.ts';

/** A run with input and a restart in it. */
function play(run: System, slice: number, length = 15e6): string {
  advance(run.machine, length, slice);
  type(run, 1, 'hello_world\n');
  advance(run.machine, Math.floor(length / 3), slice);
  command(run, 'r1');
  advance(run.machine, length / 2, slice);
  return digest(run.machine) + run.consoles.join('|');
}

/** A machine whose hypervisor is written down and built anew before each call. */
function withForgetful(name: string): System {
  const { hypervisor, ...rest } = presetConfig(name, {
    Image: guest('Image'),
    'initramfs.cpio': guest('initramfs.cpio'),
    'nimbos.bin': guest('nimbos.bin'),
    disks: [rootDisk(), rootDisk()],
  });
  const forgetful: Hypervisor = {
    ...hypervisor,
    get state() {
      return hypervisor.state;
    },
    call(reason, el2) {
      hypervisor.restore(structuredClone(hypervisor.save()));
      return hypervisor.call(reason, el2);
    },
  };
  return system({ ...rest, hypervisor: forgetful });
}

describe.skipIf(missing !== '')(
  `the hypervisor's state${missing && `: needs ${missing}`}`,
  { timeout: 120_000 },
  () => {
    test('is all that lasts between calls: rebuilt from it before each call, the run is the same', () => {
      const plain = preset('linux+nimbos');
      expect(play(withForgetful('linux+nimbos'), 1e6, 2e6)).toBe(play(plain, 1e6, 2e6));
    });

    test.each(Object.keys(PRESETS))('is all that lasts between calls: part of the boot of %s', (name) => {
      const part = (run: System): string => {
        advance(run.machine, 2_500_000);
        return digest(run.machine) + run.consoles.join('|');
      };
      expect(part(withForgetful(name))).toBe(part(preset(name)));
    });

    test('between any two instructions a snapshot restores to the same future', () => {
      const first = preset('one-core');
      const traps = (): number =>
        first.hypervisor.state.vms.flatMap((vm) => Object.values(vm.traps)).reduce((sum, n) => sum + n, 0);
      advance(first.machine, 3_000_000);
      const base = structuredClone(first.machine.snapshot());
      const before = traps();
      let steps = 0;
      for (; traps() === before; steps++) first.machine.run(1);
      first.machine.restore(base);
      first.machine.run(Math.max(0, steps - 60));
      // The guest, the vector, the context frame, the call, the way back, and the guest again.
      const snapshots: ReturnType<typeof first.machine.snapshot>[] = [];
      for (let n = 0; n < 120; n++) {
        if (n % 4 === 0) snapshots.push(structuredClone(first.machine.snapshot()));
        first.machine.run(1);
      }
      expect(traps()).toBeGreaterThan(before);
      const end = first.machine.cycles + 50_000;
      advance(first.machine, 50_000);
      const wanted = digest(first.machine);
      const second = preset('one-core');
      for (const snapshot of snapshots) {
        second.machine.restore(snapshot);
        advance(second.machine, end - second.machine.cycles, 777);
        expect(digest(second.machine)).toBe(wanted);
      }
    });

    test.each(['linux+nimbos', 'linux-smp'])(
      'is in every snapshot: another machine takes over in the middle and has the same future (%s)',
      (name) => {
        const first = preset(name);
        // Odd numbers of instructions: in guests, at vectors and between the two.
        for (const more of [3e6 + 1, 4e6 + 7, 5e6 + 1234]) {
          advance(first.machine, more, 999_983);
          const snapshot = structuredClone(first.machine.snapshot());
          const second = preset(name);
          second.machine.restore(snapshot);
          advance(first.machine, 1e6);
          advance(second.machine, 1e6, 77_777);
          expect(digest(second.machine)).toBe(digest(first.machine));
          expect(second.machine.snapshot().hypervisor).toEqual(first.machine.snapshot().hypervisor);
        }
        // Both VCpus of the one VM, or both VMs.
        const vcpus = first.hypervisor.state.vms.flatMap((vm) => vm.vcpus.map(({ power }) => power));
        expect(vcpus).toEqual(['on', 'on']);
      },
    );

    test('does not depend on where a run is cut into slices', () => {
      expect(play(preset('one-core'), 9973)).toBe(play(preset('one-core'), 1e6));
    });

    test('is refused when it does not have its shape', () => {
      const { hypervisor } = preset('linux+nimbos');
      const state = hypervisor.save() as { vms: { vcpus: unknown[] }[] };
      state.vms[0]?.vcpus.push({});
      expect(() => hypervisor.restore(state)).toThrow('hypervisor.bad-state');
      expect(() => hypervisor.restore(null)).toThrow('hypervisor.bad-state');
    });
  },
);
