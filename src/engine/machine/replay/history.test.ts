import { describe, expect, test } from 'vitest';
import { missing } from '../../../../tests/machine/testing.ts';
import { readInputLog } from './input-log.ts';
import { replay } from './player.ts';
import { rig, rigOf, type Rig } from './testing.ts';

// Two cores that both write, the first one woken by its timer, the second one switched on by PSCI.
const PROGRAM = `
  adr x0, vectors
  msr VBAR_EL2, x0
  movz x0, #0x0003
  movk x0, #0xc400, lsl #16
  mov x1, #1
  adr x2, second
  mov x3, #0
  smc #0
  adr x20, data
  mov x21, #0x08000000
  mov w1, #1
  str w1, [x21]
  mov w1, #0x4000000
  str w1, [x21, #0x100]
  add x21, x21, #0x10, lsl #12
  mov w1, #0xff
  str w1, [x21, #4]
  mov w1, #1
  str w1, [x21]
  mrs x1, HCR_EL2
  orr x1, x1, #0x10
  msr HCR_EL2, x1
  msr DAIFClr, #2
again:
  mov x1, #300
  msr CNTHP_TVAL_EL2, x1
  mov x1, #1
  msr CNTHP_CTL_EL2, x1
  wfi
  mov x2, #50
1: ldr x3, [x20]
  add x3, x3, #1
  str x3, [x20]
  subs x2, x2, #1
  b.ne 1b
  b again
second:
  adr x20, data
  mov x21, #0x09000000
2: add x9, x9, #1
  str x9, [x20, #8]
  and x4, x9, #0xff
  cbnz x4, 2b
  mov w5, #46
  str w5, [x21]
  b 2b
.balign 2048
vectors: .space 0x280
  ldr w8, [x21, #0xc]
  msr CNTHP_CTL_EL2, xzr
  str w8, [x21, #0x10]
  add x7, x7, #1
  eret
.balign 4096
data: .space 64
`;
const config = { cpus: 2, quantum: 97 } as const;
const FAR = 1e9;
const make = (options = {}): Rig => rig(PROGRAM, { config, interval: 2_000, ...options });

describe.skipIf(missing !== '')('a machine with a past', () => {
  test('takes interrupts and runs both cores in this program', () => {
    const { history, machine, timeline } = make();
    history.run(FAR, true, { until: 30_000 });
    expect(machine.executed.every((n) => n > 1_000)).toBe(true);
    expect(machine.cores.x(0, 7)).toBeGreaterThan(10n);
    expect(timeline.query({ kinds: ['interrupt'] }).length).toBeGreaterThan(10);
  });

  test('is at every point of its past as it was, whichever way it comes there', () => {
    const r = make();
    const points: { readonly cycles: number; readonly digest: string }[] = [];
    for (let n = 0; n < 60; n++) {
      r.history.run(FAR, true, { until: r.machine.cycles + 311 });
      r.recorder.settle();
      points.push({ cycles: r.machine.cycles, digest: r.digest() });
    }
    const order = points.map((_, i) => (i * 37) % points.length);
    for (const i of order) {
      const point = points[i];
      expect(r.history.seek(point?.cycles ?? 0)).toBe(point?.cycles);
      expect(r.digest()).toBe(point?.digest);
    }
  });

  test.each([0, 1])('goes back by one instruction of core %i at a time, and forward to the same end', (core) => {
    const r = make();
    r.history.run(FAR, true, { until: 12_345 });
    r.recorder.settle();
    const end = { cycles: r.machine.cycles, digest: r.digest() };
    const before = r.machine.executed[core] ?? 0;
    const cycles: number[] = [];
    for (let n = 1; n <= 150; n++) {
      const { pc, pstate } = { pc: r.machine.cores.pc(core), pstate: r.machine.cores.pstate(core) };
      expect(r.history.stepBack(core)).toBe(true);
      expect(r.machine.executed[core]).toBe(before - n);
      cycles.push(r.machine.cycles);
      if (n % 10 !== 0) continue;
      // Forward again by the one instruction: what was to come next comes next.
      const back = r.machine.cycles;
      r.history.run(FAR, true, { core, instructions: 1 });
      if (r.machine.cores.pc(core) === pc) expect(r.machine.cores.pstate(core)).toBe(pstate);
      expect(r.machine.executed[core]).toBe(before - n + 1);
      r.history.seek(back);
    }
    expect(cycles).toEqual([...new Set(cycles)].sort((a, b) => b - a));
    r.history.run(FAR, true, { until: end.cycles });
    r.recorder.settle();
    expect({ cycles: r.machine.cycles, digest: r.digest() }).toEqual(end);
  });

  test('cannot go back behind its first instruction', () => {
    const r = make();
    r.history.run(FAR, true, { until: 9 });
    while (r.history.stepBack(0)) expect(r.machine.cycles).toBeLessThan(9);
    expect(r.machine.cycles).toBe(0);
    expect(r.history.seek(-5)).toBe(0);
    expect(r.history.seek(4.5)).toBe(4);
  });

  test('has the inputs of the recording when it runs from the past into them', () => {
    const r = make();
    for (const text of ['a', 'bc', 'd']) {
      r.history.run(FAR, true, { until: r.machine.cycles + 3_000 });
      r.history.input((recorder) => recorder.input(Buffer.from(text)));
    }
    r.history.input((recorder) => recorder.setRegister(1, 'x9', 1_000n));
    r.history.input((recorder) => recorder.step(1));
    r.history.input((recorder) => recorder.setCyclesPerCount(5));
    r.history.run(FAR, true, { until: 20_000 });
    r.recorder.settle();
    const end = r.digest();
    for (const cycles of [0, 2_999, 5_000, 8_999, 9_500]) {
      r.history.seek(cycles);
      expect(r.history.isLive).toBe(false);
      r.history.run(FAR, true, { until: 20_000 });
      r.recorder.settle();
      expect(r.digest()).toBe(end);
    }
    expect(r.history.isLive).toBe(true);
  });

  test('begins another future with an input in the past, and has forgotten the old one', () => {
    const r = make();
    r.history.run(FAR, true, { until: 5_000 });
    r.history.input((recorder) => recorder.input([97]));
    r.history.run(FAR, true, { until: 15_000 });
    const cycles = r.history.seek(4_000);
    r.history.input((recorder) => recorder.input([98]));
    expect([r.history.head, r.history.isLive]).toEqual([cycles, true]);
    expect(r.recorder.entries.filter(({ kind }) => kind === 'console')).toEqual([
      { kind: 'console', cycles, bytes: [98] },
    ]);
    expect(Math.max(...r.history.kept.cycles)).toBeLessThanOrEqual(cycles);
  });

  test('says nothing a second time of what it executes again, but to those who ask', () => {
    const r = make();
    const heard = { once: 0, always: 0 };
    r.hub.add({ console: () => heard.once++ });
    r.hub.add({ console: () => heard.always++ }, { replays: true });
    r.history.run(FAR, true, { until: 20_000 });
    const { once } = heard;
    expect(once).toBeGreaterThan(2);
    const events = r.timeline.size;
    r.history.seek(0);
    r.history.run(FAR, true, { until: 20_000 });
    expect(heard).toEqual({ once, always: 2 * once });
    expect(r.timeline.size).toBe(events);
  });

  test('keeps its snapshots dense near now and sparse in the past, in a bounded number and memory', () => {
    const maximumBytes = 6 * 2 ** 20;
    const r = make({ interval: 1_000, maximumSnapshots: 24, maximumBytes });
    for (let n = 0; n < 60; n++) {
      r.history.run(FAR, true, { until: r.machine.cycles + 10_000 });
      expect(r.history.kept.cycles.length).toBeLessThanOrEqual(24);
      expect(r.history.kept.bytes).toBeLessThan(maximumBytes);
    }
    const { cycles } = r.history.kept;
    const gaps = cycles.slice(1).map((c, i) => c - (cycles[i] ?? 0));
    expect(cycles[0]).toBe(0);
    expect(gaps.at(-1)).toBeLessThan(5_000);
    expect(Math.max(...gaps)).toBe(Math.max(...gaps.slice(0, 3)));
    const end = r.machine.cycles;
    r.history.seek(end / 3);
    r.history.seek(end);
    expect(r.machine.cycles).toBe(end);
  });

  test('goes on when memory is so scarce that only its beginning and one more point can be kept', () => {
    const r = make({ interval: 1_000, maximumBytes: 1 });
    r.history.run(FAR, true, { until: 30_000 });
    expect(r.history.kept.cycles).toHaveLength(2);
    expect(r.history.stepBack(1)).toBe(true);
  });
});

describe.skipIf(missing !== '')('a recording', () => {
  test('replays in another machine to the same state and the same events', () => {
    const first = make();
    first.history.run(FAR, true, { until: 4_000 });
    first.history.input((recorder) => recorder.input(Buffer.from('hello')));
    first.stops.run([{ kind: 'interrupt' }], FAR);
    first.history.input((recorder) => recorder.input(Buffer.from('!')));
    first.history.run(FAR, false, { until: 9_000 });
    first.history.input((recorder) => recorder.skipTo(first.machine.cycles + 40));
    first.history.input((recorder) => recorder.write(0x4100_0000, Uint8Array.of(1, 2, 3)));
    first.history.run(FAR, true, { until: 12_000 });
    const log = readInputLog(JSON.parse(JSON.stringify(first.recorder.log)));
    const second = rigOf(first.machine.config);
    replay(second.machine, log);
    expect(second.digest()).toBe(first.digest());
    expect(second.timeline.query()).toEqual(first.timeline.query());
  });

  test('of one machine ends in another one too, however little it fits', () => {
    const { machine } = make();
    replay(
      machine,
      readInputLog({
        format: 1,
        end: 50_000,
        entries: [
          { kind: 'step', cycles: 1, core: 7 },
          { kind: 'skip', cycles: 3, to: 2 ** 53 - 1 },
          { kind: 'memory', cycles: 40, address: 0, bytes: [1] },
          { kind: 'memory', cycles: 41, address: 2 ** 47, bytes: [1] },
          { kind: 'channel', cycles: 42, channel: 3, bytes: [1] },
          { kind: 'register', cycles: 44, core: 3, name: 'pc', value: '0x3' },
          { kind: 'register', cycles: 44, core: 0, name: 'pc', value: '0x3' },
          { kind: 'register', cycles: 44, core: 0, name: 'pstate', value: '0xffffffff' },
          { kind: 'reset', cycles: 45 },
        ],
      }),
    );
    expect(machine.cycles).toBeGreaterThanOrEqual(50_000);
  });

  test('refuses what would make it too large, and does not do it', () => {
    const { recorder, machine } = make();
    expect(() => recorder.input(new Uint8Array(2 ** 24 + 1))).toThrow('replay.log-full');
    expect(machine.pendingInput).toBe(0);
    expect(recorder.entries).toHaveLength(0);
  });
});
