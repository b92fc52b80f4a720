import { expect, test } from 'vitest';
import type { CpuView } from './protocol.ts';
import { controls, initialView, isUnderway, reduce } from './view.ts';

const cpu = (core: number, x0: bigint): CpuView => ({
  core,
  poweredOn: true,
  x: BigUint64Array.of(x0, 7n),
  sp: 0n,
  pc: 0n,
  pstate: 0,
  system: [],
  code: [],
});

test('registers that differ from the last look at the same core are marked', () => {
  const once = reduce(initialView, { type: 'cpu', cpu: cpu(0, 1n) });
  expect([...once.changed]).toEqual([]);
  expect([...reduce(once, { type: 'cpu', cpu: cpu(0, 2n) }).changed]).toEqual([0]);
  expect([...reduce(once, { type: 'cpu', cpu: cpu(1, 2n) }).changed]).toEqual([]);
});

test('a new boot begins without the failures and registers of the old one', () => {
  const failed = reduce(reduce(initialView, { type: 'cpu', cpu: cpu(0, 1n) }), {
    type: 'failure',
    message: { code: 'boot.nothing', params: {} },
  });
  const loading = reduce(failed, { type: 'state', state: 'loading', cpus: 2 });
  expect(loading).toMatchObject({ failures: [], cpu: undefined, cpus: 2 });
});

test('a failure that stops a boot stays visible when the page falls back to no machine', () => {
  const failed = reduce(initialView, { type: 'failure', message: { code: 'guests.missing', params: {} } });
  expect(reduce(failed, { type: 'state', state: 'empty', cpus: 1 }).failures).toHaveLength(1);
});

test.each([
  ['empty', 'run step'],
  ['loading', ''],
  ['paused', 'run step reset'],
  ['running', 'pause reset'],
  ['off', 'run reset'],
  ['stopped', 'run reset'],
] as const)('in state %s the buttons that work are: %s', (state, expected) => {
  const working = Object.entries(controls(state, true)).filter(([, works]) => works);
  expect(working.map(([name]) => name).join(' ')).toBe(expected);
});

test('without an engine no button starts anything', () => {
  expect(Object.values(controls('empty', false)).some(Boolean)).toBe(false);
});

test.each([
  ['paused', 5, true],
  ['off', 5, true],
  ['paused', 2, false],
  ['running', 5, false],
  ['stopped', 5, false],
] as const)('in state %s at cycle %i of a recording from cycle 2 on, going back works: %s', (state, here, works) => {
  const { back, reverse } = controls(state, true, { start: 2, here });
  expect([back, reverse]).toEqual([works, works]);
});

test('the timeline of a machine that has stood stays while it runs, and goes with the machine', () => {
  const recording = { start: 0, head: 9, here: 9, live: true, dropped: false, bytes: 1 };
  const timeline = { from: 0, to: 9, here: 9, marks: [], levels: [], completeFrom: 0 };
  const stood = reduce(initialView, { type: 'recording', recording: { ...recording, timeline } });
  const runs = reduce(stood, { type: 'recording', recording: { ...recording, head: 20, here: 20 } });
  expect(runs.recording).toMatchObject({ head: 20, timeline: { to: 9 } });
  expect(reduce(runs, { type: 'state', state: 'loading', cpus: 1 }).recording).toBeUndefined();
});

test('a machine that runs, or is paused, is in the middle of its run; one that is over or was never there is not', () => {
  const states = ['empty', 'loading', 'paused', 'running', 'off', 'stopped'] as const;
  expect(states.filter(isUnderway)).toEqual(['paused', 'running']);
});
