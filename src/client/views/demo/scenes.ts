/** What the widgets' own pages show: moments of the demo machines' runs, computed when the site is built. */
import { disassemblyView, namesOf, type DisassemblyView } from '../disassembly.ts';
import { contextFrameView, type ContextFrameView } from '../context-frame.ts';
import { exceptionView, type ExceptionView } from '../exception.ts';
import { gicView, type GicView } from '../gic.ts';
import { ladderView, type LadderView } from '../ladder.ts';
import { memoryView, type MemoryView } from '../memory.ts';
import { pageTablesView, type PageTablesView } from '../page-tables.ts';
import { registersView, type RegistersView } from '../registers.ts';
import { timelineView, type TimelineView } from '../timeline.ts';
import { virtqueueView, type VirtqueueView } from '../virtqueue.ts';
import { walkView, type WalkView } from '../walk.ts';
import { diskDemo, nestedDemo, type Demo } from './machine.ts';

/** The whole story of the nested demo, and a few rounds of its EL0 program. */
export const STORY = 660;
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
  return ladderView(timeline.query({ core: 0 }), { core: 0, from: 0, to: cycles, here: cycles, el: 2 });
}

/** The guest's program at EL0 and the whole way to it, through both stages. */
export function walkScene(module: WebAssembly.Module): WalkView {
  const { machine } = nestedDemo(module);
  machine.run(STORY, true, { until: STORY });
  return walkView(machine, 0, 0x40_0004n, { el: 0, access: 'execute' });
}

export function pageTablesScene(module: WebAssembly.Module): readonly PageTablesView[] {
  const { machine } = nestedDemo(module);
  machine.run(STORY, true, { until: STORY });
  return [pageTablesView(machine, 0, { regime: 'stage2' }), pageTablesView(machine, 0, { regime: 'el1' })];
}

/** The guest's HVC has been saved: the frame begins at the stack pointer. */
export function handlerFrame(module: WebAssembly.Module): { readonly demo: Demo; readonly frame: bigint } {
  const demo = nestedDemo(module);
  runTo(demo, symbol(demo, 'handle'));
  return { demo, frame: demo.machine.cores.sp(0) };
}

export function memoryScene(module: WebAssembly.Module): MemoryView {
  const { demo, frame } = handlerFrame(module);
  return memoryView(demo.machine, frame, { structure: 'context-frame' });
}

/** From the first instruction of the vector to the ERET: each moment at which the frame is another one, and the last. */
export function contextFrameScene(module: WebAssembly.Module): readonly ContextFrameView[] {
  const demo = nestedDemo(module);
  const { cores } = demo.machine;
  const enter = symbol(demo, 'enter');
  runTo(demo, enter);
  demo.machine.run(1);
  const frame = cores.sp(0);
  const views = [contextFrameView(demo.machine, 0, frame)];
  for (let i = 0; i < 200 && cores.el(0) === 2; i++) {
    demo.machine.run(1);
    const view = contextFrameView(demo.machine, 0, frame);
    const last = views.at(-1);
    if (view.slots.some(({ value }, n) => value !== last?.slots[n]?.value)) views.push(view);
  }
  return views;
}

/** A timer interrupt for EL2, the list register that it becomes, and the guest that takes and ends it. */
export function gicScene(module: WebAssembly.Module): readonly GicView[] {
  const { machine } = nestedDemo(module);
  machine.run(STORY, true, { until: 540 });
  const views: GicView[] = [];
  const seen = new Set<string>();
  const told = (view: GicView): string =>
    JSON.stringify([
      view.interrupts.map(({ intid, pending, active }) => [intid, pending, active]),
      view.virtual?.listRegisters,
    ]);
  while (machine.cycles < STORY) {
    const view = gicView(machine, 0);
    const now = told(view);
    if (!seen.has(now)) views.push(view);
    seen.add(now);
    machine.run(1);
  }
  return views;
}

/** Each of the two requests, offered and done. */
export function virtqueueScene(module: WebAssembly.Module): readonly VirtqueueView[] {
  const demo = diskDemo(module);
  const views: VirtqueueView[] = [];
  for (let request = 0; request < 2; request++)
    for (const place of ['offered', 'done']) {
      runTo(demo, symbol(demo, place));
      const view = virtqueueView(demo.machine, 31);
      if (view !== undefined) views.push(view);
    }
  return views;
}
