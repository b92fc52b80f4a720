/**
 * Runs a lab's machine and writes down what happened. Instructions that do nothing but go on are taken from the log of the core,
 * hundreds at a time (engine/core/run-log.ts); exceptions, returns, labels, whatever a check asks the state of, and where a
 * program stands still, are looked at one by one, which costs some microseconds each.
 */
import { EngineError } from '../../engine/error.ts';
import { NO_LIMITS } from '../../engine/machine/config.ts';
import type { Machine, RunLimits, RunResult } from '../../engine/machine/machine.ts';
import { descriptorReads } from '../../engine/machine/statistics.ts';
import type { Built } from './build.ts';
import { resetDisks } from './disks.ts';
import { MAX_EVENTS, type LabEvent, type Tracer } from './events.ts';
import type { Lab } from './lab.ts';
import { finished, PIECE, type Pieces } from './in-pieces.ts';
import { Next } from './next.ts';
import { Observer } from './observer.ts';
import type { Taken } from './open-exceptions.ts';
import { looksAtBoot, runOwnBoot } from './own-boot.ts';
import type { EndReason } from './query.ts';
import { runUnseen, tellLoader, typistOf } from './unseen.ts';

export interface Observation {
  readonly machine: Machine;
  readonly events: readonly LabEvent[];
  /** What the UART sent, as Latin-1. */
  readonly console: string;
  /** What console channels of the host got, by number. */
  readonly channels: ReadonlyMap<number, string>;
  /** Both, in the order in which it came. */
  readonly shown: string;
  readonly ended: EndReason;
  /** The last exception, where the end is its fault. */
  readonly fault: LabEvent | undefined;
  /** The last exception that nobody has returned from, and the first of those at its level (open-exceptions.ts). */
  readonly last: Taken | undefined;
  readonly origin: Taken | undefined;
  readonly unhandled: Taken | undefined;
  readonly instructions: number;
  /** Nothing but the console was looked at. */
  readonly whole?: true;
  /** What stopped a handler. */
  readonly failure?: EngineError;
  /** Executed instructions: address → a bit for each level. */
  readonly executed: ReadonlyMap<bigint, number>;
  /** Their encodings in the same way, where a check asks for one. */
  readonly words: ReadonlyMap<number, number>;
}

const PATIENCE = 64;
const IRQ_MASKED = 0x80;

/**
 * Runs a lab's machine to its end. Bounded by the lab's budget; the same files give the same observation.
 * @param isStepwise without the log: slower, and the same
 */
export const observe = (
  module: WebAssembly.Module,
  lab: Lab,
  built: Built,
  trace?: Tracer,
  isStepwise = false,
): Observation => finished(observing(module, lab, built, trace, isStepwise));

/** As `observe`, with a rest after each piece. */
export function* observing(
  module: WebAssembly.Module,
  lab: Lab,
  built: Built,
  trace?: Tracer,
  isStepwise = false,
): Pieces<Observation> {
  resetDisks(built.config);
  const observer = new Observer(module, lab, built, trace, isStepwise);
  const { machine } = observer;
  const { budget, patience = PATIENCE } = lab.machine;
  const typist = typistOf(machine, built.input);
  let instructions = 0;
  if (built.looks !== undefined) {
    observer.begin([built.looks.from], false);
    if (trace !== undefined) instructions = tellLoader(machine, built, trace);
    const unseen = yield* runUnseen(machine, () => observer.isShown, typist, budget - instructions);
    instructions += unseen.instructions;
    observer.begin(built.looks.until, true);
  } else if (!looksAtBoot(lab)) instructions = yield* runOwnBoot(machine, budget, typist() ?? Infinity, trace);
  let still = 0;
  const end = (ended: EndReason, fault?: LabEvent, failure?: EngineError): Observation => ({
    machine,
    events: observer.events,
    console: observer.text,
    channels: observer.channels,
    shown: observer.shown,
    ended,
    fault,
    last: observer.open.last,
    origin: observer.open.origin,
    unhandled: observer.open.unhandled,
    instructions,
    executed: observer.executed,
    words: observer.words,
    ...(failure === undefined ? {} : { failure }),
  });
  const before = machine.executed.map((_, core) => new Next(core));
  let rested = 0;
  /** The next instruction is looked at. */
  let looks = !observer.isLogged;
  /** Descriptors that its fetch has read already. */
  let fetched = 0;
  while (instructions < budget) {
    if (instructions >= rested) {
      rested = instructions + PIECE;
      yield;
    }
    const next = typist();
    // Over a sleep time goes as far as to what is typed, and no farther.
    const limits = next === undefined ? NO_LIMITS : { until: next };
    if (observer.taken.length > 0) observer.taken = [];
    let reason: RunResult['reason'];
    let was: Next | undefined;
    let descriptors = descriptorReads(machine);
    if (!looks && still === 0) {
      const run = runLogged(observer, Math.min(budget - instructions, PIECE), limits);
      instructions += run.executed;
      if (run.failure !== undefined) return end('handler-failed', undefined, run.failure);
      looks = run.isBefore || run.executed === 0;
      ({ reason } = run);
      was = run.isBehind ? observer.lastLogged(before) : undefined;
      if (was === undefined) {
        fetched = descriptorReads(machine) - descriptors;
        continue;
      }
    } else {
      for (const next of before) observer.look(next);
      for (const next of before) if (next.isPowered && observer.isAltered(next)) return end('altered');
      descriptors = descriptorReads(machine) - fetched;
      fetched = 0;
      looks = !observer.isLogged;
      try {
        ({ reason } = machine.run(1, true, limits));
      } catch (error) {
        if (!(error instanceof EngineError) || built.config.hypervisor === undefined) throw error;
        return end('handler-failed', undefined, error);
      }
      instructions++;
      was = ranOf(machine, before);
    }
    if (trace !== undefined && was !== undefined) tell(trace, observer, was);
    if (reason === 'powered-off' || reason === 'reset') return end(reason);
    if (observer.isShown) return end('until');
    if (reason === 'idle' && observer.taken.length === 0 && next !== undefined) {
      // Nobody does anything until something is typed.
      machine.skipTo(Math.max(machine.cycles, next));
      continue;
    }
    if (reason === 'idle' && observer.taken.length === 0)
      return end(machine.cores.isPowered(0) ? 'waiting' : 'core-off');
    if (observer.taken.some((event) => isEnd(event, lab))) return end('until');
    for (const event of observer.taken) {
      const verdict = observer.verdictOn(event);
      if (verdict !== undefined) return end(verdict, event);
    }
    if (observer.events.length > MAX_EVENTS) return end('too-many-events');
    if (was === undefined) continue;
    const { core } = was;
    const read = descriptorReads(machine) - descriptors;
    if (read > 0) observer.noteWalk(core, was.pc, was.el, read);
    const pc = machine.cores.pc(core);
    const el = machine.cores.el(core);
    // An exception that is taken before the instruction leaves no trace of it; a faulting one is not executed either.
    if (observer.taken.length === 0) {
      observer.noteExecuted(was);
      if (el < was.el) observer.noteReturn(core, was.el, el, pc);
    }
    still = observer.taken.length === 0 && pc === was.pc && el === was.el ? still + 1 : 0;
    const alone = before.every((_, n) => n === core || !machine.cores.wakes(n));
    if (still >= patience && alone && (machine.cores.pstate(core) & IRQ_MASKED) !== 0) return end('parked');
    if (still >= 4 * patience && alone) return end('parked');
  }
  return end('budget');
}

interface LoggedRun {
  readonly reason: RunResult['reason'];
  readonly executed: number;
  /** It ended before an instruction that is to be looked at, or behind one of which what it has left is. */
  readonly isBefore: boolean;
  readonly isBehind: boolean;
  readonly failure?: EngineError;
}

/** Runs on as far as nothing has to be looked at, and writes down all but the instruction that ended it. */
function runLogged(observer: Observer, most: number, limits: RunLimits): LoggedRun {
  const { machine } = observer;
  const { log } = machine.cores;
  try {
    const { reason, executed } = observer.logging(() => machine.run(most, true, limits));
    const isBehind = log.end === 'behind';
    observer.noteLogged(log.count - (isBehind ? 1 : 0));
    return { reason, executed, isBefore: log.end === 'before', isBehind };
  } catch (failure) {
    if (!(failure instanceof EngineError) || machine.config.hypervisor === undefined) throw failure;
    // The call that failed is the last of the log, and was not executed.
    const executed = log.count - 1;
    observer.noteLogged(executed);
    return { reason: 'stopped', executed, isBefore: false, isBehind: false, failure };
  }
}

function isEnd({ fields }: LabEvent, { machine: { until } }: Lab): boolean {
  const is = (name: string, number: number): boolean => fields[name] === BigInt(number);
  return until !== undefined && is('from', until.from) && is('to', until.to) && until.ec.some((ec) => is('ec', ec));
}

/** Which core has executed an instruction. */
function ranOf(machine: Machine, before: readonly Next[]): Next | undefined {
  for (const next of before) if (machine.executed[next.core] !== next.count) return next;
  return undefined;
}

/** What was executed: behind an interrupt it is the first instruction of the handler. */
function tell(trace: Tracer, { machine, taken }: Observer, was: Next): void {
  const interrupt = taken.find(({ fields }) => fields['esr'] === undefined)?.fields;
  const { target = was.pc, to = was.el } = interrupt ?? {};
  trace(machine.cycles, was.core, target, Number(to));
}
