/**
 * The GIC of a guest against a GIC: what is written to both in the same order reads the same from both. One is the board's
 * device model by itself, the other a VM's: trapped distributor, list registers, GICV, maintenance interrupts.
 */
import { expect, test } from 'vitest';
import type { Gic } from '../../../devices/gic/index.ts';
import { watchedGic } from '../../testing.ts';
import { GuestGic } from './testing.ts';

/** Numbers from a seed (xorshift). */
function random(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Which of two interrupts of equal priority comes first is the implementation's choice (§3.3.2): here none are equal. */
class Priorities {
  readonly #taken = new Map<number, number>();
  readonly #next: (below: number) => number;

  constructor(next: (below: number) => number) {
    this.#next = next;
  }

  of(intid: number): number {
    this.#taken.delete(intid);
    for (;;) {
      const priority = this.#next(32) << 3;
      if ([...this.#taken.values()].includes(priority)) continue;
      this.#taken.set(intid, priority);
      return priority;
    }
  }
}

/** SGIs, PPIs that nothing drives, and shared interrupts of both kinds; few, so that they meet. */
const INTIDS = [0, 1, 2, 16, 20, 34, 35, 36, 37, 38, 39, 40, 63, 64, 287];
const SHARED = INTIDS.filter((intid) => intid >= 32);

/** One interface, two implementations. */
interface Subject {
  read(core: number, offset: number, size: 1 | 2 | 4): number;
  write(core: number, offset: number, value: number, size: 1 | 2 | 4): void;
  interface(core: number, offset: number, value?: number): number;
  line(intid: number, level: boolean): void;
}

function board(gic: Gic): Subject {
  return {
    read: (core, offset, size) => gic.distributor.read(offset, size, core) ?? -1,
    write: (core, offset, value, size) => void gic.distributor.write(offset, size, value, core),
    interface: (core, offset, value) => {
      if (value === undefined) return gic.cpuInterface.read(offset, 4, core) ?? 0;
      gic.cpuInterface.write(offset, 4, value, core);
      return 0;
    },
    line: (intid, level) => gic.setSpi(intid - 32, level),
  };
}

type Step = (on: Subject) => number;

/** A random thing that a guest or a device does, as text and as deed. */
function step(
  next: (below: number) => number,
  cores: number,
  running: number[][],
  dropped: number[][] | undefined,
  priorities: Priorities,
): { text: string; run: Step } {
  const core = next(cores);
  const intid = INTIDS[next(INTIDS.length)] ?? 0;
  const bit = 1 << (intid & 31);
  const word = 4 * (intid >>> 5);
  const write = (name: string, offset: number, value: number, size: 1 | 2 | 4 = 4): { text: string; run: Step } => ({
    text: `core ${core}: ${name} ${intid} (${offset.toString(16)} = ${(value >>> 0).toString(16)})`,
    run: (on) => {
      on.write(core, offset, value >>> 0, size);
      return 0;
    },
  });
  const acknowledge = { text: `core ${core}: acknowledge`, run: (on: Subject) => on.interface(core, 0x0c) };
  switch (next(dropped === undefined ? 20 : 21)) {
    case 0:
      return write('enable', 0x100 + word, bit);
    case 1:
      return write('enable', 0x100 + word, bit);
    case 2:
      return write('disable', 0x180 + word, bit);
    case 3:
      return write('set pending', 0x200 + word, bit);
    case 4:
      return write('clear pending', 0x280 + word, bit);
    case 5:
      return write('set priority', 0x400 + intid, priorities.of(intid), 1);
    case 6:
      return write('target', 0x800 + intid, cores === 1 ? 1 : 1 << next(2), 1);
    case 7:
      return write('SGI', 0xf00, (next(4) << 24) | (next(4) << 16) | next(3));
    case 8:
      return write('set SGI source', 0xf20 + next(3), 1 << next(cores), 1);
    case 9:
      return write('clear SGI source', 0xf10 + next(3), 1 << next(cores), 1);
    case 10:
      return next(4) === 0 ? write('control', 0, next(4)) : write('control', 0, 3);
    case 11:
    case 12: {
      const shared = SHARED[next(SHARED.length)] ?? 34;
      const level = next(2) === 1;
      return {
        text: `wire ${shared} ${level}`,
        run: (on) => {
          on.line(shared, level);
          return 0;
        },
      };
    }
    case 13:
    case 14:
    case 15: {
      const stack = running[core] ?? [];
      const top = stack.pop();
      if (top === undefined) return acknowledge;
      dropped?.[core]?.push(top);
      return { text: `core ${core}: end ${top}`, run: (on) => on.interface(core, 0x10, top) };
    }
    case 20: {
      // In any order, and seldom: more are active than there are list registers.
      const ended = dropped?.[core] ?? [];
      const [iar] = ended.splice(next(ended.length), 1);
      if (iar === undefined) return acknowledge;
      return { text: `core ${core}: deactivate ${iar}`, run: (on) => on.interface(core, 0x1000, iar) };
    }
    default:
      return acknowledge;
  }
}

/** What a guest can read of its interrupts, by register. */
function view(on: Subject, cores: number): Record<string, number> {
  const values: Record<string, number> = {};
  for (let core = 0; core < cores; core++) {
    const read = (offset: number, size: 1 | 4): void =>
      void (values[`core ${core}, GICD ${offset.toString(16)}`] = on.read(core, offset, size));
    for (const array of [0x080, 0x100, 0x180, 0x200, 0x280, 0x300, 0x380])
      for (const n of [0, 1, 2, 8]) read(array + 4 * n, 4);
    for (const intid of INTIDS) {
      read(0x400 + intid, 1);
      read(0x800 + intid, 1);
    }
    for (const n of [0, 1, 2, 17]) read(0xc00 + 4 * n, 4);
    for (let n = 0; n < 8; n++) read(0xf10 + 4 * n, 4);
    values[`core ${core}, RPR`] = on.interface(core, 0x14);
  }
  return values;
}

/** @param split EOImode 1: EOIR drops the priority, DIR deactivates */
function compare(cores: 1 | 2, seed: number, steps: number, split = false): void {
  const next = random(seed);
  const guest = new GuestGic(cores);
  const { gic } = watchedGic(cores);
  const subjects: Subject[] = [board(gic), guest];
  const priorities = new Priorities(next);
  const first = INTIDS.map((intid) => [intid, priorities.of(intid)] as const);
  for (const on of subjects)
    for (let core = 0; core < cores; core++) {
      on.interface(core, 0x04, 0xf8);
      on.interface(core, 0x08, 2);
      on.interface(core, 0x1c, 3);
      on.interface(core, 0x00, split ? 0x207 : 7);
      for (const [intid, priority] of first) {
        on.write(core, 0x400 + intid, priority, 1);
        if (cores > 1) on.write(core, 0x800 + intid, 1, 1);
      }
    }
  const running = Array.from({ length: cores }, (): number[] => []);
  const dropped = split ? Array.from({ length: cores }, (): number[] => []) : undefined;
  const done: string[] = [];
  // Some edges, some of group 1: chosen before anything is pending (§4.3.13).
  for (const intid of INTIDS)
    for (const on of subjects) {
      if (intid >= 16 && intid % 2 === 1) on.write(0, 0xc00 + (intid >>> 2), 2 << (2 * (intid & 3)), 1);
    }
  const groups = next(2) === 1 ? 0x24 : 0;
  for (const on of subjects) on.write(0, 0x084, groups, 4);
  for (let n = 0; n < steps; n++) {
    const { text, run } = step(next, cores, running, dropped, priorities);
    const [wanted = 0, got] = subjects.map(run);
    done.push(`${text} → ${wanted.toString(16)}`);
    if (done.length > 40) done.shift();
    expect(got, done.join('\n')).toBe(wanted);
    const core = Number(/core (\d): ack/.exec(text)?.[1] ?? -1);
    if (core >= 0 && (wanted & 0x3ff) < 1020) running[core]?.push(wanted);
    if (n % 4 === 3) {
      // What another VCpu has acknowledged or ended is known when its core comes to EL2, which reading asks it to do.
      view(guest, cores);
      const [wanted, own] = subjects.map((on) => view(on, cores));
      expect(own, done.join('\n')).toEqual(wanted);
    }
  }
}

test.each([1, 2, 22, 28, 40, 56])('one VCpu: its guest reads what it would read of a GIC (seed %i)', (seed) => {
  compare(1, seed * 7919, 200);
});

test.each([1, 2, 22, 28, 40, 56])('two VCpus: their guest reads what it would read of a GIC (seed %i)', (seed) => {
  compare(2, seed * 104_729, 200);
});

test.each([1, 2, 22, 28])('one VCpu that drops the priority and deactivates apart (seed %i)', (seed) => {
  compare(1, seed * 15_485_863, 200, true);
});

test.each([1, 2, 22, 28])('two VCpus that drop the priority and deactivate apart (seed %i)', (seed) => {
  compare(2, seed * 32_452_843, 200, true);
});
