import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coreModule, digest, missing } from '../../../tests/machine/testing.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { Machine, type MachineConfig } from '../../engine/machine/machine.ts';
import type { HistoryOptions } from '../../engine/machine/replay/history.ts';
import { PACED_GUEST } from '../../engine/machine/replay/paced-guest.ts';
import { firstPace } from '../paced-machine.ts';
import { RecordedRun } from './recorded-run.ts';

let wall = 0;
beforeEach(() => {
  wall = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (wall += 0.001));
});
afterEach(() => vi.restoreAllMocks());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A page's machine, whose screen is a string. */
function page(source = PACED_GUEST, limits: HistoryOptions = {}, more: Partial<MachineConfig> = {}) {
  const kernel = assemble(`start:\n${source}\n`, { origin: 0x4008_0000n }).bytes;
  const config: MachineConfig = {
    cpus: 1,
    memory: 2 ** 26,
    virtualization: true,
    kernel,
    cyclesPerCount: firstPace,
    ...more,
  };
  const run = new RecordedRun((listener) => new Machine(coreModule(), config, listener), { uart: 0 }, { interval: 3_000, intervalPerPage: 0, ...limits }); // prettier-ignore
  let screen = '';
  const draw = (): string => {
    for (const { drawn } of run.output()) screen = (drawn.reset ? '' : screen) + new TextDecoder().decode(drawn.bytes);
    return screen;
  };
  /** Slices, with the wall's time between them. */
  const pass = (slices: number): void => {
    for (let n = 0; n < slices; n++) {
      run.run(2_000);
      wall += 0.004;
    }
  };
  return { run, draw, pass, back: (core = 0) => run.move({ type: 'back', core }), config };
}

describe.skipIf(missing !== '')('a page’s machine', () => {
  test('goes back before an echo: the screen is what it was, and running on shows the same again', () => {
    const { run, draw, pass, back } = page();
    pass(20);
    run.input(bytes('abc'));
    while (draw() !== 'abc') run.run(40);
    const end = { cycles: run.machine.cycles, digest: digest(run.machine) };
    while (draw() !== 'ab') expect(back().outcome).toBe('budget');
    expect(run.recording(0, true)).toMatchObject({ live: false, head: end.cycles, why: { code: 'past.back' } });
    while (draw() !== '') run.move({ type: 'reverse', core: 0, stops: [{ kind: 'device' }] });
    expect(run.recording(0, false).why?.code).toBe('past.stop.device');
    while (!run.isLive) run.run(500);
    expect(draw()).toBe('abc');
    run.move({ type: 'seek', core: 0, cycles: end.cycles });
    expect(digest(run.machine)).toBe(end.digest);
  });

  test('begins another future with what is typed in the past, and says so', () => {
    const { run, draw, pass } = page();
    pass(20);
    const { cycles } = run.machine;
    run.input(bytes('abc'));
    pass(40);
    expect(draw()).toBe('abc');
    // At `cycles` itself it is typed already.
    run.move({ type: 'seek', core: 0, cycles: cycles - 1 });
    const { here } = run.recording(0, false);
    run.input(bytes('X'));
    expect(run.recording(0, false)).toMatchObject({ live: true, head: here, why: { code: 'past.cut' } });
    pass(40);
    expect(draw()).toBe('X');
    expect(run.recording(0, true).timeline?.marks.filter(({ lane }) => lane === 'console')).toHaveLength(1);
  });

  test('takes no answer of a terminal in the past for something that was typed', () => {
    const { run, pass } = page();
    pass(30);
    run.move({ type: 'seek', core: 0, cycles: 1_000 });
    for (const answer of ['\x1b[24;80R', '\x1b[0n', '\x1b[?1;2c']) run.input(bytes(answer));
    expect(run.isLive).toBe(false);
    run.input(bytes('\x1b[A'));
    expect(run.isLive).toBe(true);
  });

  test('goes forward to the end of the recording, or forgets it without anything typed', () => {
    const { run, draw, pass } = page();
    pass(20);
    const { cycles } = run.machine;
    run.input(bytes('a'));
    pass(20);
    const { head } = run.recording(0, false);
    run.move({ type: 'seek', core: 0, cycles });
    expect([draw(), run.isLive]).toEqual(['', false]);
    run.move({ type: 'end', core: 0 });
    expect([draw(), run.machine.cycles, run.isLive]).toEqual(['a', head, true]);
    run.move({ type: 'seek', core: 0, cycles: cycles - 500 });
    run.move({ type: 'fork', core: 0 });
    pass(40);
    expect(draw()).toBe('');
  });

  test('is off at the end of its recording, and runs again in the past', () => {
    const { run, pass, back } = page();
    pass(10);
    run.input(bytes('o'));
    pass(20);
    expect(run.run(100).outcome).toBe('off');
    expect(back().outcome).toBe('budget');
    expect(run.run(1e6).outcome).toBe('off');
  });

  test('starts again when its guest resets it, the reset being part of what is gone over again', () => {
    const { run, draw, pass } = page();
    pass(10);
    run.input(bytes('ra'));
    pass(20);
    run.input(bytes('b'));
    pass(20);
    expect(draw()).toBe('rb');
    const { head } = run.recording(0, false);
    const end = digest(run.machine);
    run.move({ type: 'seek', core: 0, cycles: 100 });
    while (!run.isLive) run.run(700);
    expect([run.machine.cycles, digest(run.machine), draw()]).toEqual([head, end, 'rb']);
  });

  test('steps forward in the past to the next instruction that is recorded, not to one out of its turn', () => {
    const { run, pass, back } = page();
    pass(20);
    run.move({ type: 'seek', core: 0, cycles: run.machine.cycles });
    const points: string[] = [];
    for (let n = 0; n < 40; n++) {
      back();
      points.push(digest(run.machine));
    }
    for (const point of points.slice(0, -1).reverse()) {
      run.step(0);
      expect(digest(run.machine)).toBe(point);
    }
  });

  test('says a condition that cannot be, and stays where it is', () => {
    const { run, pass } = page();
    pass(5);
    const { cycles } = run.machine;
    run.move({ type: 'reverse', core: 0, stops: [{ kind: 'watch', address: 0n, length: 0, access: 'both' }] });
    expect([run.recording(0, false).why?.code, run.machine.cycles]).toEqual(['stops.bad', cycles]);
  });

  test('gives its beginning up when there is no room for it, and says from where on it can be gone over', () => {
    const { run, pass } = page(PACED_GUEST, { maximumBytes: 5 * 2 ** 20, maximumSnapshots: 8 });
    pass(300);
    expect(run.recording(0, false)).toMatchObject({ dropped: false, start: 0 });
    while (!run.recording(0, false).dropped) pass(100);
    const { start, bytes } = run.recording(0, false);
    expect([start > 0, bytes < 6 * 2 ** 20]).toEqual([true, true]);
    run.move({ type: 'seek', core: 0, cycles: 0 });
    expect(run.machine.cycles).toBe(start);
    run.move({ type: 'back', core: 0 });
    expect(run.recording(0, true)).toMatchObject({ why: { code: 'past.start' }, timeline: { from: start } });
  });

  test('says why it is silent, after a while and while nothing is on its console', () => {
    const waits = page('1: wfi\n b 1b');
    waits.pass(2);
    expect(waits.run.recording(0, false).lost).toMatchObject([{ code: 'silence.wfi' }]);
    const loops = page('b .');
    loops.pass(2);
    expect(loops.run.recording(0, false).lost).toBeUndefined();
    loops.pass(600);
    expect(loops.run.recording(0, false).lost).toMatchObject([{ code: 'silence.loop' }]);
    const spoke = page("mov x1, #0x9000000\n mov w2, #'!'\n str w2, [x1]\n1: wfi\n b 1b");
    spoke.pass(2);
    expect(spoke.draw()).toBe('!');
    expect(spoke.run.recording(0, false).lost).toBeUndefined();
  });

  test('says why a core leads nowhere, at each point from there on, and not of another future', () => {
    const source = `
      ldr x1, =0x09000000
      1: ldr w2, [x1, #0x18]
      tbnz w2, #4, 1b
      ldr w2, [x1]
      movz x9, #0x4000, lsl #16
      movk x9, #0x1008
      mov sp, x9
      cmp w2, #'a'
      b.ne .
      stp x29, x30, [sp, #-16]!`;
    const { run, pass } = page(source, {}, { virtualization: false });
    pass(3);
    expect(run.recording(0, false).lost).toBeUndefined();
    run.input(bytes('a'));
    pass(3);
    const lost = [{ code: 'lost.sp-alignment', params: expect.objectContaining({ core: 0, sp: '0x40001008', vbar: '0x0' }) as unknown }]; // prettier-ignore
    expect(run.recording(0, false).lost).toEqual(lost);
    const { cycles } = run.machine;
    run.move({ type: 'seek', core: 0, cycles: 1 });
    expect(run.recording(0, false).lost).toBeUndefined();
    run.move({ type: 'seek', core: 0, cycles });
    expect(run.recording(0, false).lost).toEqual(lost);
    run.move({ type: 'seek', core: 0, cycles: 1 });
    run.input(bytes('b'));
    pass(6);
    expect(run.isLive).toBe(true);
    expect(run.recording(0, false).lost).toBeUndefined();
  });
});
