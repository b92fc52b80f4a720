/** What a page shows of its lab: a pure function of the worker's events. */
import type { Evaluation, Problem } from '../../labs/kit/lab.ts';
import type { Message } from '../protocol.ts';
import type { Looked } from '../views/look.ts';
import type { RegistersView, RegisterView } from '../views/registers.ts';
import type { Arranged, Files, LabEvent, Moment } from './protocol.ts';

export interface LabView {
  readonly ready: boolean;
  readonly engine: boolean;
  readonly problems: readonly Problem[];
  readonly moment: Moment | undefined;
  /** The moment that was shown before this one. */
  readonly before: Moment | undefined;
  readonly looked: Looked | undefined;
  readonly evaluation: Evaluation | undefined;
  readonly solution: Files | undefined;
  readonly arranged: Arranged | undefined;
  readonly failure: Message | undefined;
}

export const initialLabView: LabView = {
  ready: false,
  engine: true,
  problems: [],
  moment: undefined,
  before: undefined,
  looked: undefined,
  evaluation: undefined,
  solution: undefined,
  arranged: undefined,
  failure: undefined,
};

/** The view after an event. */
export function reduceLab(view: LabView, event: LabEvent): LabView {
  switch (event.type) {
    case 'ready':
      return { ...view, ready: true, engine: event.engine };
    case 'problems':
      return { ...view, problems: event.problems };
    case 'moment':
      return { ...view, moment: event.moment, before: view.moment, failure: undefined };
    case 'looked':
      return { ...view, looked: event.looked };
    case 'evaluation':
      return { ...view, evaluation: event.evaluation, failure: undefined };
    case 'solution':
      return { ...view, solution: event.files };
    case 'arranged':
      return { ...view, arranged: event.arranged };
    case 'failure':
      return { ...view, failure: event.message };
    case 'info':
      // What was of another variant is nothing to look at any more.
      return { ...initialLabView, ready: view.ready, engine: view.engine };
    case 'committed':
    case 'done':
      return view;
  }
}

/** A moment of a run whose text has been changed since: what comes behind it there will not happen. */
export function withoutFuture(moment: Moment): Moment {
  const { cycles, timeline, ladder } = moment;
  return {
    ...moment,
    head: cycles,
    end: cycles,
    timeline: {
      ...timeline,
      to: cycles,
      marks: timeline.marks.filter((mark) => mark.cycles <= cycles),
      levels: timeline.levels
        .filter((span) => span.from <= cycles)
        .map((span) => ({ ...span, to: Math.min(span.to, cycles) })),
    },
    ladder: { ...ladder, to: cycles, steps: ladder.steps.filter((step) => step.cycles <= cycles) },
  };
}

/** One register whose content differs from the moment before. */
export interface Change {
  readonly name: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Registers that differ between two moments of the same core; PC is no news, and neither are parts of PSTATE and clocks. */
export function changesOf(before: Moment | undefined, now: Moment | undefined): readonly Change[] {
  if (before === undefined || now === undefined || before.registers.core !== now.registers.core) return [];
  const all = ({ general, pstate, system }: RegistersView): readonly RegisterView[] => [...general, pstate, ...system];
  const old = new Map(all(before.registers).map(({ name, value }) => [name, value]));
  return all(now.registers).flatMap(({ name, value }) => {
    const from = old.get(name);
    return from === undefined || from === value || DULL.has(name) ? [] : [{ name, from, to: value }];
  });
}
const DULL: ReadonlySet<string> = new Set(['pc', 'CNTPCT_EL0', 'CNTVCT_EL0', 'CurrentEL', 'DAIF', 'SPSel', 'NZCV']);
