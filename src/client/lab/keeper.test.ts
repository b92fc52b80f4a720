import { expect, test } from 'vitest';
import { Keeper, type Saving } from './keeper.ts';
import { labInfo } from './lab-info.ts';
import { readWork } from './read-work.ts';
import * as works from './work.ts';

const fresh = works.freshWork(labInfo('tour'));
const text = (work: works.Work | undefined): string | undefined => work?.files['tour.s'];
const typed = (words: string): works.Work => works.typed(fresh, 'tour.s', words);

/** Time that passes when it is told to, and a store that takes its time, or takes nothing. */
class Bench {
  now = 0;
  full = false;
  #order = 0;
  readonly written: works.Work[] = [];
  readonly said: Saving[] = [];
  /** What a page would leave as last words, in case it dies. */
  readonly left: works.Work[] = [];
  readonly #tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly keeper: Keeper;

  /** @param takes milliseconds of a write */
  constructor(takes = 0) {
    const later = (run: () => void, milliseconds: number): (() => void) => {
      const task = { at: this.now + milliseconds, run };
      this.#tasks.add(task);
      return () => void this.#tasks.delete(task);
    };
    const store = {
      next: (atLeast = 0) => (this.#order = Math.max(this.#order, atLeast) + 1),
      save: async (work: works.Work) => {
        if (takes > 0) await new Promise<void>((resolve) => later(resolve, takes));
        if (this.full) throw new Error('full');
        this.written.push(work);
      },
    };
    this.keeper = new Keeper(store, {
      later,
      now: () => this.now,
      leave: (work) => void this.left.push(work),
      status: (saving) => void this.said.push(saving),
    });
  }
  async pass(milliseconds: number): Promise<void> {
    for (const end = this.now + milliseconds; this.now < end;) {
      this.now++;
      for (const task of this.#tasks)
        if (task.at <= this.now && this.#tasks.delete(task)) {
          task.run();
          for (let n = 0; n < 8; n++) await Promise.resolve();
        }
    }
  }
}

test('a change is written at once, those that come while one is written are one write, and then it is said', async () => {
  const bench = new Bench(20);
  for (const words of ['a', 'ab', 'abc']) bench.keeper.keep(typed(words));
  await bench.pass(40);
  expect(bench.written.map(text)).toEqual(['a', 'abc']);
  expect(bench.written.at(-1)).toMatchObject({ changed: 0, order: 3 });
  expect(bench.said).not.toContain('saved');
  await bench.pass(100);
  expect(bench.said.filter((saving) => saving === 'saved')).toHaveLength(1);
});

test('while somebody types it is not said at each key that all is kept', async () => {
  const bench = new Bench(5);
  for (let n = 0; n < 20; n++) {
    bench.keeper.keep(typed(String(n)));
    await bench.pass(80);
  }
  expect(bench.written).toHaveLength(20);
  expect(bench.said).not.toContain('saved');
  await bench.pass(100);
  expect(bench.said.at(-1)).toBe('saved');
});

test('what is written does not wait for a timer: one that comes late loses nothing', async () => {
  const bench = new Bench();
  bench.keeper.keep(typed('a'));
  for (let n = 0; n < 8; n++) await Promise.resolve();
  expect(bench.written.map(text)).toEqual(['a']);
});

test.each([
  ['a key every 30 ms', 30, 0],
  ['a key every 99 ms', 99, 0],
  ['a key every 30 ms into a slow store', 30, 150],
  ['keys as fast as they come', 1, 40],
])('whatever the rhythm, what is older than 500 ms is written: %s', async (_, pause, takes) => {
  const bench = new Bench(takes);
  const begun: number[] = [];
  for (let key = 0; bench.now < 8000; key++) {
    begun.push(bench.now);
    bench.keeper.keep(typed(String(key)));
    await bench.pass(pause);
    const last = Number(text(bench.written.at(-1)) ?? -1);
    // If the page died now, these keys would be lost.
    const oldest = begun[last + 1] ?? bench.now;
    expect(bench.now - oldest, `at ${bench.now} ms`).toBeLessThanOrEqual(500);
  }
});

test('what could not be written is tried again by itself, and with the next change', async () => {
  const bench = new Bench();
  bench.full = true;
  bench.keeper.keep(typed('a'));
  expect(await bench.keeper.flush()).toBe(false);
  expect(bench.said.at(-1)).toBe('failed');
  expect(text(bench.keeper.unwritten)).toBe('a');
  bench.full = false;
  await bench.pass(1000);
  expect(bench.written.map(text)).toEqual(['a']);
  await bench.pass(100);
  expect(bench.said.at(-1)).toBe('saved');
  expect(bench.keeper.unwritten).toBeUndefined();
});

test('a write that fails does not replace what was typed meanwhile', async () => {
  const bench = new Bench(50);
  bench.full = true;
  bench.keeper.keep(typed('a'));
  const flushed = bench.keeper.flush();
  bench.keeper.keep(typed('ab'));
  await bench.pass(50);
  expect(await flushed).toBe(false);
  bench.full = false;
  await bench.pass(1100);
  expect(bench.written.map(text)).toEqual(['ab']);
});

test('a tab that has lost the lab begins no write any more', async () => {
  const bench = new Bench(50);
  bench.keeper.keep(typed('a'));
  bench.keeper.keep(typed('ab'));
  bench.keeper.close();
  bench.keeper.keep(typed('abc'));
  void bench.keeper.flush();
  await bench.pass(3000);
  expect(bench.written.map(text)).toEqual(['a']);
  expect(bench.said).not.toContain('saved');
});

test('changes are counted on from what was loaded, whatever the clock says', async () => {
  const bench = new Bench();
  bench.now = 1_000_000;
  bench.keeper.keep({ ...fresh, order: 41 });
  await bench.keeper.flush();
  bench.now = 5;
  bench.keeper.keep({ ...fresh, order: 41 });
  await bench.keeper.flush();
  expect(bench.written.map(({ order }) => order)).toEqual([42, 43]);
});

test.each([[-86_400_000], [0.5], [8.64e15], [1e300]])('a clock at %d damages no work', async (now) => {
  const bench = new Bench();
  bench.now = now;
  bench.keeper.keep(fresh);
  await bench.keeper.flush();
  expect(readWork(bench.written[0])).toEqual(bench.written[0]);
});

test.each([
  ['takes its time', 10_000],
  ['takes nothing', 0],
])('a store that %s loses nothing that is older than 500 ms: last words hold it', async (_, takes) => {
  const bench = new Bench(takes);
  bench.full = takes === 0;
  const at: number[] = [];
  let words = '';
  // Keys at every rhythm, and then none for a while.
  for (const pause of [...Array.from({ length: 60 }, () => 30), 400, 20, 380, 90, 200, 700]) {
    words += 'x';
    at.push(bench.now);
    bench.keeper.keep(typed(words));
    await bench.pass(pause);
    const kept = Math.max(0, ...[...bench.written, ...bench.left].map((work) => text(work)?.length ?? 0));
    expect(bench.now - (at[kept] ?? bench.now)).toBeLessThanOrEqual(500);
  }
  expect(text(bench.left.at(-1))).toBe(words);
});

test('what was typed is in last words before anything else happens: a page that gets no time gets no timers', () => {
  const bench = new Bench(20);
  for (const words of ['a', 'ab', 'abc']) {
    bench.keeper.keep(typed(words));
    expect(text(bench.left.at(-1))).toBe(words);
  }
  expect(bench.left.map(({ order }) => order)).toEqual([1, 2, 3]);
  expect(bench.written).toEqual([]);
});

test('a page that has let go leaves nothing', async () => {
  const slow = new Bench(10_000);
  slow.keeper.keep(typed('a'));
  await slow.pass(150);
  slow.keeper.close();
  slow.keeper.keep(typed('ab'));
  await slow.pass(11_000);
  expect(slow.left.map(text)).toEqual(['a']);
});
