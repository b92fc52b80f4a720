/** Why a run ended, as a message: where in the source, and because of which exception. */
import { decodeSyndrome, faultStatus } from '../../engine/isa/sysregs/syndrome.ts';
import type { Built } from './build.ts';
import type { LabEvent } from './events.ts';
import type { Message } from './lab.ts';
import type { Observation } from './observe.ts';
import type { Taken } from './open-exceptions.ts';
import { show } from './parameters.ts';
import type { EndReason } from './query.ts';

type Params = Record<string, string | number>;

const ABORTS: ReadonlySet<number> = new Set([0x20, 0x21, 0x24, 0x25]);
const FETCHES: ReadonlySet<number> = new Set([0x20, 0x21]);
/** Nothing to be fetched, nothing that is an instruction, an odd address: what a core finds that has lost its way. */
const ASTRAY: ReadonlySet<number> = new Set([0x00, 0x20, 0x21, 0x22]);
/** SVC, HVC, SMC: a handler that stays is no accident then. */
const CALLS: ReadonlySet<number> = new Set([0x15, 0x16, 0x17]);
const CRASHES: ReadonlySet<EndReason> = new Set([
  'budget',
  'vector-outside-memory',
  'vector-not-mapped',
  'fault-in-handler',
  'same-fault',
]);
const VECTOR_LOST: ReadonlySet<EndReason> = new Set(['vector-outside-memory', 'vector-not-mapped', 'fault-in-handler']);

const ecOf = ({ fields }: LabEvent): number | undefined =>
  fields['ec'] === undefined ? undefined : Number(fields['ec']);

/** The instruction that made an exception: SVC and HVC are done, so that ELR is behind them (D1.10.1). */
function madeBy(event: LabEvent): bigint {
  const { elr = 0n } = event.fields;
  const ec = ecOf(event);
  return ec === 0x15 || ec === 0x16 ? elr - 4n : elr;
}

/** What an exception says of itself: numbers, and the codes of the sentences that say them in words. */
function told({ fields }: LabEvent): Params {
  const { from = 0n, to = 0n, target = 0n, esr, far = 0n } = fields;
  const params: Params = { from: Number(from), to: Number(to), target: show(target) };
  if (esr === undefined) return { ...params, ec: '—', esr: '—', cause: 'lab.cause.interrupt' };
  const { ec, meaning } = decodeSyndrome(esr);
  const of = { ...params, ec: show(BigInt(ec)), esr: show(esr), ...meaning.params };
  if (!ABORTS.has(ec)) return { ...of, cause: meaning.code };
  const status = faultStatus(Number(esr & 0x3fn));
  return {
    ...of,
    ...status.params,
    far: show(far),
    status: status.code,
    cause: FETCHES.has(ec) ? 'lab.cause.fetch' : 'lab.cause.access',
  };
}

/** The exception that a run ended in was taken where none of the lab's code is: how it got there counts. */
function astray({ event, after }: Taken, built: Built): Message | undefined {
  const { elr = 0n } = event.fields;
  const ec = ecOf(event);
  const from = after === undefined ? undefined : built.lineAt(after);
  if (ec === undefined || !ASTRAY.has(ec) || built.isCode(elr) || from === undefined) return undefined;
  const code = after !== undefined && elr === after + 4n ? 'lab.ended.ran-on' : 'lab.ended.astray';
  return { code, params: { ...told(event), ...from, address: show(elr), el: Number(event.fields['from'] ?? 0n) } };
}

/** An exception from a lower level whose vector has no instruction: a table that is empty, or not where VBAR says. */
function vectorEmpty({ unhandled }: Observation, built: Built): Message | undefined {
  if (unhandled === undefined || built.isCode(unhandled.event.fields['target'] ?? 0n)) return undefined;
  const address = madeBy(unhandled.event);
  const at = built.lineAt(address);
  if (at === undefined) return undefined;
  return { code: 'lab.ended.vector-empty', params: { ...told(unhandled.event), ...at, address: show(address) } };
}

/** A handler that stays where it is, of an exception that was no call. */
const staysInHandler = ({ ended, last }: Observation): boolean =>
  ended === 'parked' && last !== undefined && !CALLS.has(ecOf(last.event) ?? 0x16);

/** Ends that no reader wants: a fault at the level of the code that made it is one too, where the handler just stays. */
export function isCrash(run: Observation): boolean {
  if (run.whole === true) return false;
  const { from, to } = run.last?.event.fields ?? {};
  return CRASHES.has(run.ended) || (staysInHandler(run) && from === to);
}

/** Where core 0 is: in a guest system that is no line of the lab's. */
const stateOf = ({ machine: { cores }, instructions }: Observation): Params => ({
  address: show(cores.pc(0)),
  el: cores.el(0),
  instructions,
});

export function endMessage(run: Observation, built: Built): Message {
  if (run.failure !== undefined) return { code: run.failure.code, params: run.failure.params };
  const place = (address: bigint): Params => {
    const at = built.lineAt(address);
    return { address: show(address), file: at?.file ?? '—', line: at?.line ?? '—' };
  };
  // With a text to look from, the end is a text too, and no exception.
  const isText = built.looks !== undefined && run.ended === 'until';
  if (run.whole === true || isText) return { code: `lab.ended.guest-${run.ended}`, params: stateOf(run) };
  const code = `lab.ended.${run.ended}`;
  const { origin, last, fault } = run;
  if (VECTOR_LOST.has(run.ended) && origin !== undefined) {
    const event = run.ended === 'fault-in-handler' ? origin.event : (fault ?? origin.event);
    return (
      vectorEmpty(run, built) ?? astray(origin, built) ?? { code, params: { ...place(madeBy(event)), ...told(event) } }
    );
  }
  if (fault !== undefined) {
    // What cannot be fetched is no line of anybody's, and cannot be skipped either.
    const isFetch = run.ended === 'same-fault' && FETCHES.has(ecOf(fault) ?? 0);
    return { code: isFetch ? 'lab.ended.same-fetch' : code, params: { ...place(madeBy(fault)), ...told(fault) } };
  }
  const { cores } = run.machine;
  const params = { ...place(cores.pc(0)), el: cores.el(0), instructions: run.instructions };
  // A handler of TypeScript is behind a vector that is no line of the reader's.
  if (run.ended === 'until' && built.lineAt(cores.pc(0)) === undefined)
    return { code: 'lab.ended.until-there', params };
  if (!staysInHandler(run) || last === undefined) return { code, params };
  const lost = origin === undefined ? undefined : (vectorEmpty(run, built) ?? astray(origin, built));
  if (lost !== undefined) return lost;
  const from = place(madeBy(last.event));
  return {
    code: 'lab.ended.parked-in-handler',
    params: {
      ...params,
      ...told(last.event),
      elr: show(madeBy(last.event)),
      elrFile: from['file'] ?? '—',
      elrLine: from['line'] ?? '—',
    },
  };
}
