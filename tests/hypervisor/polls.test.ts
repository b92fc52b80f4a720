/** A guest that waits by polling: what it costs the one beside it, and how soon it answers. */
import { describe, expect, test } from 'vitest';
import { advance, answer, missing, preset, untilShown } from './testing.ts';

describe.skipIf(missing)('NimbOS, which polls its UART, beside Linux', () => {
  test('asks a few times in a millisecond and not a thousand times, and answers what is typed at once', () => {
    const both = preset('linux+nimbos');
    expect(untilShown(both, { 0: /guest# /, 1: />> $/ }, { cycles: 900e6 })).toBe(true);
    const traps = (): number => both.hypervisor.state.vms[1]?.traps['dabort'] ?? 0;
    const [before, cycles] = [traps(), both.machine.cycles];
    advance(both.machine, 10e6);
    const perMs = (traps() - before) / ((both.machine.cycles - cycles) / 1e6);
    expect(perMs).toBeGreaterThan(0.5);
    expect(perMs).toBeLessThan(20);
    // 10 ms: a turn of its own timer, at most.
    expect(answer(both, 1, 'h', /h/, 10e6)).toBe(true);
  });
});
