/** What the widgets' own pages show: moments of the demo machines' runs, computed when the site is built. */
import { disassemblyView, namesOf, type DisassemblyView } from '../disassembly.ts';
import { exceptionView, type ExceptionView } from '../exception.ts';
import { ladderView, type LadderView } from '../ladder.ts';
import { registersView, type RegistersView } from '../registers.ts';
import { timelineView, type TimelineView } from '../timeline.ts';
import { nestedDemo, type Demo } from './machine.ts';

/** The whole story of the nested demo, and a few rounds of its EL0 program. */
const STORY = 660;
const SYSTEM = [
  'ESR_EL2',
  'ELR_EL2',
  'SPSR_EL2',
  'HCR_EL2',
  'VTTBR_EL2',
  'VBAR_EL2',
  'TCR_EL1',
  'TTBR0_EL1',
  'SCTLR_EL1',
];

/** Runs until the next instruction is the one at `address`; false after `limit` instructions. */
export function runTo({ machine }: Demo, address: bigint, limit = 5000): boolean {
  for (let i = 0; i < limit && machine.cores.pc(0) !== address; i++) machine.run(1);
  return machine.cores.pc(0) === address;
}

const symbol = (demo: Demo, name: string): bigint => demo.symbols.get(name) ?? 0n;

/** Registers around the guest's HVC, one instruction a frame. */
export function registersScene(module: WebAssembly.Module): readonly RegistersView[] {
  const demo = nestedDemo(module);
  runTo(demo, symbol(demo, 'ask'));
  return Array.from({ length: 6 }, (_, i) => {
    if (i > 0) demo.machine.run(1);
    return registersView(demo.machine, 0, SYSTEM);
  });
}

/** Code around the guest's HVC, into the handler. */
export function disassemblyScene(module: WebAssembly.Module): readonly DisassemblyView[] {
  const demo = nestedDemo(module);
  const symbols = namesOf(demo.symbols);
  runTo(demo, symbol(demo, 'ask'));
  let executed: bigint | undefined;
  return Array.from({ length: 8 }, (_, i) => {
    if (i > 0) {
      executed = demo.machine.cores.pc(0);
      demo.machine.run(1);
    }
    return disassemblyView(demo.machine, 0, {
      symbols,
      sourceAt: demo.sourceAt,
      ...(executed !== undefined && { executed }),
    });
  });
}

/** Each of the exceptions of the run, right after it was taken. */
export function exceptionScene(module: WebAssembly.Module): readonly ExceptionView[] {
  const demo = nestedDemo(module);
  const { machine, timeline } = demo;
  const views: ExceptionView[] = [];
  let seen = 0;
  while (machine.cycles < STORY && views.length < 5) {
    machine.run(1);
    const events = timeline.query({ kinds: ['exception', 'interrupt'] });
    for (const event of events.slice(seen)) {
      if (event.kind !== 'exception' && event.kind !== 'interrupt') continue;
      views.push(exceptionView(machine, { ...event, kind: event.vector & 0x180 }));
    }
    seen = events.length;
  }
  return views;
}

export function timelineScene(module: WebAssembly.Module): TimelineView {
  const { machine, timeline } = nestedDemo(module);
  machine.run(STORY, true, { until: STORY });
  return timelineView(timeline, { to: machine.cycles, here: 0, el: 2 });
}

export function ladderScene(module: WebAssembly.Module): LadderView {
  const { machine, timeline } = nestedDemo(module);
  machine.run(STORY, true, { until: STORY });
  const { cycles } = machine;
  return ladderView(timeline.query({ core: 0 }), { core: 0, from: 0, to: cycles, here: 0, el: 2 });
}
