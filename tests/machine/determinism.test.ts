import { describe, expect, test } from 'vitest';
import { advance, digest, linux, missing } from './testing.ts';

describe.skipIf(missing !== '')(
  `a machine is a pure function of its configuration and inputs${missing && `: needs ${missing}`}`,
  () => {
    test('where a run is cut into slices has no influence, with two cores', { timeout: 60_000 }, () => {
      const [one, many] = [linux({ cpus: 2 }), linux({ cpus: 2 })];
      advance(one.machine, 6e6, 1e6);
      advance(many.machine, 6e6, 9_973);
      expect(many.console.text).toBe(one.console.text);
      expect(digest(many.machine)).toBe(digest(one.machine));
    });

    test('a snapshot restores to the same future, in the same machine and in another', { timeout: 60_000 }, () => {
      const first = linux({ cpus: 2 });
      advance(first.machine, 5e6);
      const snapshot = first.machine.snapshot();
      advance(first.machine, 2e6);
      const future = digest(first.machine);
      first.machine.restore(snapshot);
      expect(digest(first.machine)).not.toBe(future);
      first.machine.restore(snapshot);
      advance(first.machine, 2e6);
      expect(digest(first.machine)).toBe(future);
      const second = linux({ cpus: 2 });
      advance(second.machine, 1e6);
      second.machine.restore(structuredClone(snapshot));
      advance(second.machine, 2e6, 10_007);
      expect(digest(second.machine)).toBe(future);
    });

    test('taking a snapshot changes nothing', { timeout: 60_000 }, () => {
      const [plain, watched] = [linux(), linux()];
      advance(plain.machine, 4e6);
      for (let i = 0; i < 8; i++) {
        advance(watched.machine, 0.5e6);
        watched.machine.snapshot();
      }
      expect(digest(watched.machine)).toBe(digest(plain.machine));
    });

    test('pages that were not written are shared between snapshots', { timeout: 60_000 }, () => {
      const { machine } = linux();
      advance(machine, 4e6);
      const before = machine.snapshot().cores.pages;
      advance(machine, 10_000);
      const after = machine.snapshot().cores.pages;
      const copied = [...after].filter(([page, bytes]) => before.get(page) !== bytes).length;
      expect(copied).toBeLessThan(200);
      expect(after.size).toBeGreaterThan(800);
    });
  },
);
