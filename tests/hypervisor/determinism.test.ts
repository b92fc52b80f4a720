import { describe, expect, test } from 'vitest';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { presetConfig } from '../../src/engine/machine/presets.ts';
import { digest, guest } from '../machine/testing.ts';
import { advance, command, missing, preset, system, type, type System } from './testing.ts';

/** A run with input and a restart in it. */
function play(run: System, slice: number, length = 15e6): string {
  advance(run.machine, length, slice);
  type(run, 1, 'hello_world\n');
  advance(run.machine, Math.floor(length / 3), slice);
  command(run, 'r1');
  advance(run.machine, length / 2, slice);
  return digest(run.machine) + run.consoles.join('|');
}

describe.skipIf(missing !== '')(
  `the hypervisor's state${missing && `: needs ${missing}`}`,
  { timeout: 120_000 },
  () => {
    test('is all that lasts between calls: rebuilt from it before each call, the run is the same', () => {
      const config = (): ReturnType<typeof presetConfig> =>
        presetConfig('linux+nimbos', {
          Image: guest('Image'),
          'initramfs.cpio': guest('initramfs.cpio'),
          'nimbos.bin': guest('nimbos.bin'),
        });
      const plain = system(config());
      const { hypervisor, ...rest } = config();
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
      expect(play(system({ ...rest, hypervisor: forgetful }), 1e6, 2e6)).toBe(play(plain, 1e6, 2e6));
    });

    test('is in every snapshot: another machine takes over in the middle and has the same future', () => {
      const first = preset('linux+nimbos');
      // Odd numbers of instructions: in guests, at vectors and between the two.
      for (const more of [3e6 + 1, 4e6 + 7, 5e6 + 1234]) {
        advance(first.machine, more, 999_983);
        const snapshot = structuredClone(first.machine.snapshot());
        const second = preset('linux+nimbos');
        second.machine.restore(snapshot);
        advance(first.machine, 1e6);
        advance(second.machine, 1e6, 77_777);
        expect(digest(second.machine)).toBe(digest(first.machine));
        expect(second.machine.snapshot().hypervisor).toEqual(first.machine.snapshot().hypervisor);
      }
    });

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
