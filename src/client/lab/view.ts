/** What a page shows of its lab: a pure function of the worker's events. */
import type { Evaluation, Problem } from '../../labs/kit/lab.ts';
import type { Message } from '../protocol.ts';
import type { Files, LabEvent, Moment } from './protocol.ts';

export interface LabView {
  readonly ready: boolean;
  readonly engine: boolean;
  readonly problems: readonly Problem[];
  readonly moment: Moment | undefined;
  /** The moment that was shown before this one. */
  readonly before: Moment | undefined;
  readonly evaluation: Evaluation | undefined;
  readonly solution: Files | undefined;
  readonly failure: Message | undefined;
}

export const initialLabView: LabView = {
  ready: false,
  engine: true,
  problems: [],
  moment: undefined,
  before: undefined,
  evaluation: undefined,
  solution: undefined,
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
    case 'evaluation':
      return { ...view, evaluation: event.evaluation, failure: undefined };
    case 'solution':
      return { ...view, solution: event.files };
    case 'failure':
      return { ...view, failure: event.message };
    case 'done':
      return view;
  }
}

/** One register whose content differs from the moment before. */
export interface Change {
  readonly name: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Registers that differ between two moments of the same core; PC is no news. */
export function changesOf(before: Moment | undefined, now: Moment | undefined): readonly Change[] {
  if (before === undefined || now === undefined || before.cpu.core !== now.cpu.core) return [];
  const [old, cpu] = [before.cpu, now.cpu];
  const general = [...cpu.x].map((to, n) => ({ name: `x${n}`, from: old.x[n] ?? 0n, to }));
  const system = cpu.system
    // Time passes with every instruction, and DAIF and CurrentEL are parts of PSTATE.
    .filter(([name]) => !['CNTPCT_EL0', 'CurrentEL', 'DAIF', 'SPSel'].includes(name))
    .map(([name, to], n) => {
      const [oldName, from = to] = old.system.find(([other]) => other === name) ?? [name, to, n];
      return { name: oldName, from, to };
    });
  return [
    ...general,
    { name: 'sp', from: old.sp, to: cpu.sp },
    { name: 'pstate', from: BigInt(old.pstate), to: BigInt(cpu.pstate) },
    ...system,
  ].filter(({ from, to }) => from !== to);
}
