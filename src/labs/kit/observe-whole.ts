/**
 * Runs a lab's machine that has a guest system in it. Linux executes millions of instructions to its first process: none is
 * looked at, and what happened is what the UART sent, and how the run ended.
 */
import type { EngineError } from '../../engine/error.ts';
import { Machine } from '../../engine/machine/machine.ts';
import type { Built } from './build.ts';
import { resetDisks } from './disks.ts';
import { MAX_EVENTS, type LabEvent, type Tracer } from './events.ts';
import type { Lab } from './lab.ts';
import { fill, type Parameters } from './parameters.ts';
import type { Pieces } from './in-pieces.ts';
import { observing, type Observation } from './observe.ts';
import type { EndReason } from './query.ts';
import { isWhole } from './tools.ts';
import { MOST_TOLD, runUnseen, tellLoader, typistOf, type UnseenRun } from './unseen.ts';

/** Behind the text from which on a guest system is looked at. */
const MOST_LOOKED_AT = 200_000;
/** How many instructions of a run a tracer hears of, at most. */
export const toldOf = (lab: Lab): number =>
  isWhole(lab) ? MOST_TOLD : lab.machine.lookFrom === undefined ? lab.machine.budget : MOST_LOOKED_AT;

/** Runs a lab's machine to its end, in the way that its lab wants. */
export const observingAny = (
  module: WebAssembly.Module,
  lab: Lab,
  built: Built,
  parameters: Parameters,
  trace?: Tracer,
): Pieces<Observation> =>
  isWhole(lab) ? observingWhole(module, lab, built, parameters, trace) : observing(module, lab, built, trace);

function* observingWhole(
  module: WebAssembly.Module,
  lab: Lab,
  built: Built,
  parameters: Parameters,
  trace: Tracer | undefined,
): Pieces<Observation> {
  resetDisks(built.config);
  if (built.line?.refused !== undefined) return unstarted(module, built, built.line.refused);
  const events: LabEvent[] = [];
  const { budget, untilShown = [] } = lab.machine;
  const last = untilShown.map((one) => fill(one, parameters));
  let text = '';
  let isShown = false;
  const machine = new Machine(module, built.config, {
    console: (byte) => {
      text += String.fromCharCode(byte);
      const core = machine.cores.current;
      const fields = { cycle: machine.now, core, byte, el: machine.cores.el(core) };
      if (events.length <= MAX_EVENTS)
        events.push({
          kind: 'console',
          cycle: machine.now,
          fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, BigInt(value)])),
        });
      isShown = last.some((one) => text.endsWith(one));
      // Between two instructions: a machine that a reader steps ends at the same one.
      if (isShown) machine.stop();
    },
  });
  const told = trace === undefined ? 0 : tellLoader(machine, built, trace);
  const isDone = (): boolean => isShown || events.length > MAX_EVENTS;
  const { instructions, reason } = yield* runUnseen(machine, isDone, typistOf(machine, built.input), budget - told);
  return {
    machine,
    events,
    console: text,
    channels: new Map(),
    shown: text,
    ended: endOf(reason, isShown, machine),
    fault: undefined,
    last: undefined,
    origin: undefined,
    unhandled: undefined,
    whole: true,
    instructions: told + instructions,
    executed: new Map(),
    words: new Map(),
  };
}

function endOf(reason: UnseenRun['reason'], isShown: boolean, machine: Machine): EndReason {
  if (reason === 'done') return isShown ? 'until' : 'too-many-events';
  if (reason === 'idle') return machine.cores.isPowered(0) ? 'waiting' : 'core-off';
  return reason;
}

/** Nothing ran: what there is to see is a board as it is switched on. */
const unstarted = (module: WebAssembly.Module, built: Built, failure: EngineError): Observation => ({
  machine: new Machine(module, built.config),
  events: [],
  console: '',
  channels: new Map(),
  shown: '',
  ended: 'refused',
  fault: undefined,
  last: undefined,
  origin: undefined,
  unhandled: undefined,
  whole: true,
  instructions: 0,
  failure,
  executed: new Map(),
  words: new Map(),
});
