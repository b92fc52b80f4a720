import { describe, expect, test } from 'vitest';
import { OWN } from '../../src/engine/hypervisor/board.ts';
import { missing, preset, type, untilShown } from './testing.ts';

describe.skipIf(missing !== '')(`a reset of the board${missing && `: needs ${missing}`}`, { timeout: 240_000 }, () => {
  test('takes the hypervisor with it: its state is that of a new one, and its guests boot again', () => {
    const both = preset('2nimbos');
    const fresh = both.hypervisor.save();
    expect(untilShown(both, { 0: />> $/, 1: />> $/ })).toBe(true);
    type(both, 1, 'typed but never read');
    both.machine.reset();
    expect(both.hypervisor.save()).toEqual(fresh);
    expect(both.hypervisor.state.nextTable).toBe(OWN.tables.start);
    expect(both.machine.channels.save()).toMatchObject({ queues: [[], [], [], []] });
    const from = { 0: both.consoles[0]?.length ?? 0, 1: both.consoles[1]?.length ?? 0 };
    expect(untilShown(both, { 0: />> $/, 1: />> $/ }, { from })).toBe(true);
  });
});
