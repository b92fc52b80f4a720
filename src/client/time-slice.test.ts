import { expect, test } from 'vitest';
import { SliceBudget, SliceLoop, type Host, type Slice } from './time-slice.ts';

test('the budget finds the number of instructions that take about ten milliseconds', () => {
  const budget = new SliceBudget();
  for (let round = 0; round < 20; round++) budget.learn(budget.instructions, budget.instructions / 150_000);
  expect(budget.instructions).toBeCloseTo(1_500_000, -4);
});

test('one slice on a busy host costs at most half of the budget', () => {
  const budget = new SliceBudget();
  const before = budget.instructions;
  budget.learn(before, 10_000);
  expect(budget.instructions).toBeGreaterThanOrEqual(before / 2 - 1);
});

test('slices that the guest cut short, or that took no time, teach nothing', () => {
  const budget = new SliceBudget();
  const before = budget.instructions;
  budget.learn(3, 10);
  budget.learn(1_000_000, 0);
  expect(budget.instructions).toBe(before);
});

/** A host whose tasks run when the test says so. */
function scripted(): Host & { turn(): boolean; pass(milliseconds: number): void; readonly asleep: number | undefined } {
  let clock = 0;
  const tasks: (() => void)[] = [];
  let sleeper: { at: number; task: () => void } | undefined;
  return {
    now: () => clock,
    soon: (task) => void tasks.push(task),
    later(task, milliseconds) {
      const mine = { at: clock + milliseconds, task };
      sleeper = mine;
      return () => {
        if (sleeper === mine) sleeper = undefined;
      };
    },
    turn() {
      const task = tasks.shift();
      task?.();
      return task !== undefined;
    },
    pass(milliseconds) {
      clock += milliseconds;
      if (!sleeper || sleeper.at > clock) return;
      const { task } = sleeper;
      sleeper = undefined;
      task();
    },
    get asleep() {
      return sleeper && sleeper.at - clock;
    },
  };
}

const playing = (...slices: Slice['next'][]): ((budget: number) => Slice) & { count(): number } => {
  let count = 0;
  return Object.assign(() => ({ executed: 0, next: slices[Math.min(count++, slices.length - 1)] ?? 'never' }), {
    count: () => count,
  });
};

test('a busy guest runs slice after slice, each after the mailbox', () => {
  const host = scripted();
  const slice = playing('at-once');
  new SliceLoop(host, slice).start();
  expect(slice.count()).toBe(0);
  host.turn();
  host.turn();
  expect(slice.count()).toBe(2);
});

test('starting a running loop does not run it twice', () => {
  const host = scripted();
  const loop = new SliceLoop(host, playing('at-once'));
  loop.start();
  loop.start();
  expect([host.turn(), host.turn(), host.turn()]).toEqual([true, true, true]);
  loop.stop();
  host.turn();
  expect(host.turn()).toBe(false);
});

test('a stopped loop runs nothing more, even what was already due', () => {
  const host = scripted();
  const slice = playing('at-once');
  const loop = new SliceLoop(host, slice);
  loop.start();
  loop.stop();
  host.turn();
  expect(slice.count()).toBe(0);
  loop.start();
  host.turn();
  expect(slice.count()).toBe(1);
});

test('a waiting guest sleeps, and a key press ends the sleep', () => {
  const host = scripted();
  const slice = playing({ milliseconds: 50 }, 'at-once');
  const loop = new SliceLoop(host, slice);
  loop.start();
  host.turn();
  expect(host.asleep).toBe(50);
  loop.wake();
  expect(host.asleep).toBeUndefined();
  host.turn();
  expect(slice.count()).toBe(2);
});

test('a hidden page rests between slices, and runs on', () => {
  const host = scripted();
  const slice = playing('at-once');
  const loop = new SliceLoop(host, slice);
  loop.rest(100);
  loop.start();
  host.turn();
  expect(host.asleep).toBe(100);
  host.pass(100);
  host.turn();
  expect(slice.count()).toBe(2);
});

test('a machine that is off ends the loop', () => {
  const host = scripted();
  const loop = new SliceLoop(host, playing('never'));
  loop.start();
  host.turn();
  expect(loop.running).toBe(false);
  expect(host.turn()).toBe(false);
});
