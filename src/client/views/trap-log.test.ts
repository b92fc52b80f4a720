import { expect, test } from 'vitest';
import { REASON } from '../../engine/hypervisor/el2.ts';
import { folded } from './trap-log.ts';
import type { TrapRecord } from './trap.ts';

const poll: TrapRecord = {
  id: 1,
  cycles: 100,
  core: 0,
  from: { vm: 1, vcpu: 0 },
  to: { vm: 1, vcpu: 0 },
  reason: REASON.SYNC,
  cause: 'pl011',
  esr: 0x93800006n,
  far: 0x9000018n,
  hpfar: 0x90000n,
  elr: 0x40080100n,
  spsr: 5n,
  frame: 0,
  operations: [],
  omitted: 0,
};
const runs = (...records: readonly TrapRecord[]): readonly (readonly [number, number])[] =>
  folded(records).map(({ record, times }) => [record.id, times]);

test('neighbours that are equal but for their time are one, with their number and the newest one’s details', () => {
  expect(runs({ ...poll, id: 9 }, { ...poll, id: 7, cycles: 50 }, { ...poll, id: 3 })).toEqual([[9, 3]]);
  expect(runs()).toEqual([]);
});

test('what differs in place, reason, VM or core stays apart, and so does what another trap stands between', () => {
  for (const other of [
    { elr: 0x40080104n },
    { esr: 0x93800046n },
    { hpfar: 0x80000n },
    { core: 1 },
    { from: { vm: 0, vcpu: 0 } },
    { to: { vm: 0, vcpu: 0 } },
    { cause: 'timer' as const, reason: REASON.IRQ },
  ])
    expect(runs({ ...poll, id: 3 }, { ...poll, id: 2, ...other }, poll)).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
});
