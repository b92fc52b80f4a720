import { describe, expect, test } from 'vitest';
import { missing } from '../../../../tests/machine/testing.ts';
import { replay } from './player.ts';
import { PACED_GUEST } from './paced-guest.ts';
import { rig, rigOf, type Rig } from './testing.ts';

const FAR = 1e9;
const config = { cpus: 1 } as const;
const make = (options = {}): Rig => rig(PACED_GUEST, { config, interval: 2_000, ...options });

/** As a page runs it: where the guest waits, time passes in pieces that are no multiple of anything. */
function pass(r: Rig, cycles: number): void {
  const end = r.machine.cycles + cycles;
  while (r.machine.cycles < end) {
    const { reason } = r.history.run(FAR, false, { until: end });
    if (reason === 'powered-off') return;
    if (reason === 'reset') r.history.input((recorder) => recorder.reset());
    if (reason === 'idle') r.history.input((recorder) => recorder.skipTo(r.machine.cycles + 137));
  }
}
const type = (r: Rig, text: string): void => r.history.input((recorder) => recorder.input(Buffer.from(text)));
const console = (r: Rig): string =>
  r.timeline
    .query({ kinds: ['console'] })
    .map((event) => (event.kind === 'console' ? String.fromCharCode(event.byte) : ''))
    .join('');

describe.skipIf(missing !== '')('a recording of a paced run', () => {
  test('replays in another machine to the same state and events: typed input, changes of k, a reset in the middle', () => {
    const first = make();
    pass(first, 9_000);
    type(first, 'ab');
    pass(first, 5_000);
    first.history.input((recorder) => recorder.setCyclesPerCount(7));
    pass(first, 30_000);
    type(first, 'r');
    pass(first, 10_000);
    type(first, 'z');
    pass(first, 10_000);
    expect(console(first)).toBe('abrz');
    expect(first.recorder.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['skip', 'console', 'pace', 'reset']),
    );
    const second = rigOf(first.machine.config);
    replay(second.machine, first.recorder.log);
    expect(second.digest()).toBe(first.digest());
    expect(second.timeline.query()).toEqual(first.timeline.query());
  });

  test('goes back over waits, inputs, a reset and the power-off, and forward to the same end', () => {
    const r = make();
    for (const text of ['a', 'r', 'b', 'o']) {
      pass(r, 7_777);
      type(r, text);
    }
    pass(r, 20_000);
    r.recorder.settle();
    expect(r.machine.state).toBe('powered-off');
    const end = { cycles: r.machine.cycles, digest: r.digest() };
    for (let at = end.cycles; at > 0; at -= 1_313) expect(r.history.seek(at)).toBeLessThanOrEqual(at);
    const executed = r.machine.executed[0] ?? 0;
    r.history.run(FAR, false, { until: end.cycles });
    while ((r.machine.executed[0] ?? 0) > executed + 900) {
      const before = r.machine.executed[0] ?? 0;
      expect(r.history.stepBack(0)).toBe(true);
      expect(r.machine.executed[0]).toBe(before - 1);
      if (before % 50 !== 0) continue;
      // The same instruction once more.
      r.history.run(FAR, false, { core: 0, instructions: 1 });
      expect(r.machine.executed[0]).toBe(before);
      r.history.stepBack(0);
    }
    r.history.seek(r.history.head);
    expect(r.history.isLive).toBe(true);
    expect({ cycles: r.machine.cycles, digest: r.digest() }).toEqual(end);
  });

  test('forgets what was recorded behind a point at which another future is asked for, with no input', () => {
    const branches: number[] = [];
    const r = make({ onBranch: (cycles: number) => branches.push(cycles) });
    pass(r, 5_000);
    type(r, 'a');
    pass(r, 10_000);
    r.history.fork();
    expect(branches).toEqual([]);
    const here = r.history.seek(4_000);
    r.history.fork();
    expect([r.history.isLive, r.history.head, branches]).toEqual([true, here, [here]]);
    expect(r.recorder.entries.some(({ kind }) => kind === 'console')).toBe(false);
  });
});

describe.skipIf(missing !== '')('a recording with bounded memory', () => {
  const MAXIMUM = 6 * 2 ** 20;

  test('keeps its budget; the beginning goes, the way back stays short, and what can be reached is as it was', () => {
    const r = make({ maximumBytes: MAXIMUM, maximumLog: 2 ** 22, maximumSnapshots: 24 });
    const digests = new Map<number, string>();
    while (r.history.start === 0 || digests.size < 100) {
      pass(r, 20_000);
      r.recorder.settle();
      digests.set(r.machine.cycles, r.digest());
      expect(r.history.kept.bytes).toBeLessThan(MAXIMUM);
      expect(digests.size).toBeLessThan(1_000);
    }
    const { start } = r.history;
    const { cycles } = r.history.kept;
    expect([start, cycles.length > 3]).toEqual([cycles[0], true]);
    expect(r.history.seek(0)).toBe(start);
    const reachable = [...digests].filter(([at]) => at >= start);
    expect(reachable.length).toBeGreaterThan(3);
    for (const [at, digest] of reachable.reverse()) {
      expect(r.history.seek(at)).toBe(at);
      expect(r.digest()).toBe(digest);
    }
  });

  test('has a log that does not grow with its length: its beginning goes, and inputs that are left are where they were', () => {
    const maximumLog = 64 * 400;
    const r = make({ maximumLog });
    for (let n = 0; n < 300; n++) {
      pass(r, 2_000);
      if (n % 10 === 0) type(r, 'x');
      expect(r.recorder.size).toBeLessThan(1.25 * maximumLog);
    }
    expect(r.history.start).toBeGreaterThan(0);
    r.recorder.settle();
    const end = { cycles: r.machine.cycles, digest: r.digest() };
    for (const part of [0.9, 0.5, 0.1, 0]) {
      r.history.seek(r.history.start + part * (end.cycles - r.history.start));
      r.history.run(FAR, false, { until: end.cycles });
      r.recorder.settle();
      expect({ cycles: r.machine.cycles, digest: r.digest() }).toEqual(end);
    }
    while (r.history.stepBack(0)) r.history.seek(r.machine.cycles - 1_000);
    expect(r.machine.cycles).toBe(r.history.start);
  });

  test('takes whoever follows the run back to where it was, and along again', () => {
    let count = 0;
    const follower = {
      mark: () => {
        const then = count;
        return () => void (count = then);
      },
    };
    const r = make({ followers: [follower] });
    r.hub.add({ exception: () => count++ }, { replays: true });
    pass(r, 30_000);
    const all = count;
    expect(all).toBeGreaterThan(5);
    r.history.seek(r.machine.cycles / 2);
    const interrupts = r.timeline.query({ kinds: ['interrupt'], to: r.machine.cycles + 1 }).length;
    expect(count).toBe(interrupts);
    r.history.seek(r.history.head);
    expect(count).toBe(all);
  });
});

describe.skipIf(missing !== '')('whatever moves are made in a paced run', () => {
  /** Numerical Recipes' generator: the same moves in each run of the test. */
  const numbers = (seed: number) => (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a run from the start comes to the same state and events (seed %i)', (seed) => {
    const next = numbers(seed);
    const r = make({ onBranch: (cycles: number) => r.timeline.truncate(cycles) });
    const moves: readonly (() => unknown)[] = [
      () => (r.history.isLive ? pass(r, next(6_000)) : r.history.run(next(3_000), false)),
      () => (r.history.isLive ? pass(r, next(3_000)) : r.history.run(FAR, false, { until: r.history.head })),
      () => type(r, 'abcxyz'.charAt(next(6))),
      () => next(4) === 0 && type(r, 'r'),
      () => r.history.input((recorder) => recorder.setCyclesPerCount(1 + next(9))),
      () => r.history.isLive && r.history.input((recorder) => recorder.step(0)),
      () => r.history.stepBack(0),
      () => r.history.stepBack(0),
      () => r.stops.reverse([{ kind: 'device' }, { kind: 'interrupt' }]),
      () => r.history.seek(next(r.history.head)),
      () => r.history.seek(r.history.head),
      () => next(5) === 0 && r.history.fork(),
      () => r.history.input((recorder) => recorder.write(0x4200_0000 + next(4096), Uint8Array.of(next(256)))),
    ];
    for (let n = 0; n < 120; n++) {
      moves[next(moves.length)]?.();
      // QEMU's answer to SYSTEM_RESET, which the page gives.
      if (r.machine.state === 'reset' && r.history.isLive) r.history.input((recorder) => recorder.reset());
    }
    r.history.seek(r.history.head);
    expect(r.history.isLive).toBe(true);
    pass(r, 3_000);
    const again = rigOf(r.machine.config);
    replay(again.machine, r.recorder.log);
    again.recorder.settle();
    r.recorder.settle();
    expect({ cycles: again.machine.cycles, digest: again.digest() }).toEqual({
      cycles: r.machine.cycles,
      digest: r.digest(),
    });
    expect(r.timeline.query()).toEqual(again.timeline.query());
  });
});
