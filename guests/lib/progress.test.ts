import { expect, test } from 'vitest';
import { formatDuration, Progress } from './progress.ts';

function record(isTTY: boolean): { text: string[]; clock: { now: number }; progress: Progress } {
  const text: string[] = [];
  const clock = { now: 0 };
  return { text, clock, progress: new Progress({ write: (t) => text.push(t), isTTY, columns: 60 }, () => clock.now) };
}

test('a duration is minutes and seconds', () => {
  expect([0, 7400, 61_000, 754_000].map(formatDuration)).toEqual(['0:00', '0:07', '1:01', '12:34']);
});

test('the remaining time follows from the pace so far', () => {
  const { text, clock, progress } = record(false);
  const step = progress.step('compiling', 'because');
  clock.now = 60_000;
  step.update(250, 1000, 'objects');
  expect(text.at(-1)).toBe('  250 of about 1000 objects, 1:00 so far, about 3:00 left\n');
});

test('more than expected leaves no time rather than a negative one', () => {
  const { text, clock, progress } = record(false);
  const step = progress.step('compiling', 'because');
  clock.now = 60_000;
  step.update(1200, 1000, 'objects');
  expect(text.at(-1)).toContain('1200 of about 1200 objects, 1:00 so far, about 0:00 left');
});

test('a terminal gets one line that is rewritten and cleared at the end', () => {
  const { text, clock, progress } = record(true);
  const step = progress.step('compiling', 'because');
  for (let i = 1; i <= 3; i++) {
    clock.now += 1000;
    step.update(i, 3, 'objects');
  }
  step.end();
  const updates = text.slice(1, 4);
  expect(updates.every((line) => line.startsWith('\r\x1b[K') && !line.endsWith('\n'))).toBe(true);
  expect(text.at(-2)).toBe('\r\x1b[K');
  expect(text.at(-1)).toBe('  done, 0:03\n');
});

test('a log gets a line every twenty seconds, not one an object', () => {
  const { text, clock, progress } = record(false);
  const step = progress.step('compiling', 'because');
  for (let i = 1; i <= 100; i++) {
    clock.now += 1000;
    step.update(i, 100, 'objects');
  }
  expect(text.length).toBe(1 + 5);
});
