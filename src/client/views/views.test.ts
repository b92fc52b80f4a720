/** The views of a core: of the nested demo, at known moments. */
import { describe, expect, test } from 'vitest';
import type { TimelineEvent } from '../../engine/machine/replay/timeline.ts';
import { coreModule, missing } from '../../labs/kit/testing.ts';
import { disassemblyView, namesOf } from './disassembly.ts';
import { nestedDemo } from './demo/machine.ts';
import { exceptionScene, registersScene, runTo } from './demo/scenes.ts';
import { ladderView, levelsOf } from './ladder.ts';
import { registersView } from './registers.ts';
import { timelineView } from './timeline.ts';

describe.skipIf(missing !== '')('views of the nested demo', () => {
  test('registers: HVC writes ESR_EL2, ELR_EL2, SPSR_EL2 and PSTATE, and no general register', () => {
    const [, before, after] = registersScene(coreModule());
    const general = (view: typeof before) => view?.general.slice(0, 31).map(({ value }) => value);
    expect(general(after)).toEqual(general(before));
    expect(before?.general[0]?.value).toBe(41n);
    const mode = (view: typeof before) => view?.pstate.fields.find(({ name }) => name === 'M')?.symbol;
    expect([mode(before), mode(after)]).toEqual(['EL1h', 'EL2h']);
    const esr = after?.system.find(({ name }) => name === 'ESR_EL2');
    expect(esr?.value).toBe(0x5a00_0007n);
    expect(esr?.fields[0]?.meaning?.code).toBe('esr.ec.16');
  });

  test('registers: names that are none are left out, and looking changes nothing', () => {
    const { machine } = nestedDemo(coreModule());
    machine.run(100);
    const pc = machine.cores.pc(0);
    expect(registersView(machine, 0, ['VBAR_EL2', 'NOTHING']).system.map(({ name }) => name)).toEqual(['VBAR_EL2']);
    expect(machine.cores.pc(0)).toBe(pc);
  });

  test('code: words with their source, marks, and nothing where nothing is mapped', () => {
    const demo = nestedDemo(coreModule());
    const ask = demo.symbols.get('ask') ?? 0n;
    expect(runTo(demo, ask)).toBe(true);
    demo.machine.run(1);
    const view = disassemblyView(demo.machine, 0, {
      executed: ask,
      symbols: namesOf(demo.symbols),
      sourceAt: demo.sourceAt,
      breakpoints: [ask],
    });
    const at = (address: bigint) => view.lines.find((line) => line.address === address);
    expect(at(ask)).toMatchObject({ mark: 'executed', mnemonic: 'mov', label: 'ask', breakpoint: true });
    expect(at(ask)?.source?.text).toContain('mov     x0, #41');
    expect(at(ask + 4n)).toMatchObject({ mark: 'next', mnemonic: 'hvc', operands: '#0x7' });
    const nowhere = disassemblyView(demo.machine, 0, { at: 0xdead_0000n, before: 0, after: 1 });
    expect(nowhere.lines.map(({ word }) => word)).toEqual([undefined, undefined]);
    expect(disassemblyView(demo.machine, 0, { before: 1e9, after: 1e9 }).lines).toHaveLength(256);
  });

  test('exceptions: five, each with its vector and the registers that it wrote', () => {
    const views = exceptionScene(coreModule());
    expect(views.map(({ from, to, group, kind }) => `${from}→${to} ${group} ${kind}`)).toEqual([
      '1→2 lower-64 synchronous',
      '1→2 lower-64 synchronous',
      '1→2 lower-64 irq',
      '1→1 current-spx irq',
      '0→1 lower-64 synchronous',
    ]);
    expect(views.map(({ vectors }) => vectors.find(({ taken }) => taken)?.offset)).toEqual([
      0x400, 0x400, 0x480, 0x280, 0x400,
    ]);
    expect(views.map(({ esr }) => esr?.meaning.code)).toEqual([
      'esr.ec.16', 'esr.ec.24', undefined, undefined, 'esr.ec.15',
    ]); // prettier-ignore
    expect(views[1]).toMatchObject({ far: 0x0a00_0000n, ipa: 0x0a00_0000n });
    expect(views[0]?.far).toBeUndefined();
    expect(views[3]?.why.map(({ code }) => code)).toEqual(['exception.why.current-spx', 'exception.why.irq']);
    expect(views[0]?.vectors[9]?.address).toBe((views[0]?.vbar ?? 0n) + 0x480n);
  });

  test('timeline: all kinds of marks, levels without gaps, and few places however many events', () => {
    const { machine, timeline } = nestedDemo(coreModule());
    machine.run(5000, true, { until: 700 });
    const view = timelineView(timeline, { to: 700, here: 300, el: 2 });
    expect(new Set(view.marks.map(({ lane }) => lane))).toEqual(
      new Set(['level', 'exception', 'interrupt', 'device', 'console']),
    );
    expect(view.levels[0]).toMatchObject({ from: 0, el: 2 });
    view.levels.slice(1).forEach((span, i) => expect(span.from).toBe(view.levels[i]?.to));
    const hvc = view.marks.find(({ what }) => what.params['cause'] === 'esr.ec.16');
    expect(hvc?.what).toMatchObject({ code: 'timeline.exception', params: { from: 'EL1', to: 'EL2' } });
    const coarse = timelineView(timeline, { to: 700, here: 300, el: 2, parts: 1 });
    expect(coarse.marks.length).toBeLessThanOrEqual(2 * 5);
    expect(coarse.marks.find(({ lane }) => lane === 'console')?.more).toBe('nested\n'.length - 1);
  });

  test('ladder: a return and the interrupt at its target are in the order of levels', () => {
    const { machine, timeline } = nestedDemo(coreModule());
    machine.run(5000, true, { until: 640 });
    const { steps, start } = ladderView(timeline.query({ core: 0 }), { core: 0, from: 0, to: 640, here: 640, el: 2 });
    expect(start).toBe(2);
    steps.slice(1).forEach((step, i) => expect(step.from).toBe(steps[i]?.to));
    expect(steps.map(({ from, to }) => `${from}${to}`).slice(0, 9)).toEqual([
      '21', '12', '21', '12', '21', '12', '21', '11', '11',
    ]); // prettier-ignore
  });
});

test('levels: events that do not lead anywhere make no gaps', () => {
  const event = (cycles: number, from: number, to: number): TimelineEvent => ({
    kind: 'return', cycles, core: 0, from, to,
  }); // prettier-ignore
  expect(levelsOf([event(5, 2, 1), event(5, 1, 0), event(9, 0, 0)], { from: 0, to: 10, el: 2 })).toEqual([
    { from: 0, to: 5, el: 2 },
    { from: 5, to: 10, el: 0 },
  ]);
});
