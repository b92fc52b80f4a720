// Generic timer (Arm ARM D11): the counter, the physical, virtual and EL2 timers, and the event streams.
//
// Nothing ticks. The counter is a function of cycles; the host asks for the levels of the outputs and for the cycle at
// which one of them will next change.
import { WAITING } from '../../layout';
import { EXIT_STOP, raiseExit } from '../state/exit';
import {
  CNTHCTL_EL2, CNTHP_CTL_EL2, CNTHP_CVAL_EL2, CNTKCTL_EL1, CNTP_CTL_EL0, CNTP_CVAL_EL0, CNTV_CTL_EL0, CNTV_CVAL_EL0,
  CNTVOFF_EL2, EVENT_STREAM_SEEN,
} from '../state/generated/sysregs';
import { homeOffset } from '../state/homes';
import { hostTimersChanged } from '../state/host';
import { cyclesNow } from '../state/running';

export const TIMER_ENABLE: u64 = 1;
const IMASK: u64 = 2;
/** CNTKCTL_EL1 and CNTHCTL_EL2: event stream enable, direction (1: falling edge), bit of the counter in [7:4]. */
const EVNTEN: u64 = 4;
const EVNTDIR: u64 = 8;
const TIMERS: u32 = 3;
const VIRTUAL: u32 = 1;
const NEVER: u64 = u64.MAX_VALUE;

/** Cycles a count. It may change while the machine runs (paced mode); the counter then goes on from where it was. */
export let cyclesPerCount: u32 = 2;
let epochCycles: u64 = 0;
let epochCount: u64 = 0;

/** Sets the divider from now on. `perCount` must not be 0. */
export function setCyclesPerCount(perCount: u32): void {
  const now = cyclesNow();
  // Whole counts only: the rest of a count that has begun is kept, so that no change gains or loses time.
  const counts = (now - epochCycles) / cyclesPerCount;
  epochCount += counts;
  epochCycles += counts * cyclesPerCount;
  const rest = now - epochCycles;
  epochCycles = now - min<u64>(rest, perCount - 1);
  cyclesPerCount = perCount;
  timersChanged();
}

/** For snapshots: the three numbers that make the counter a function of cycles. */
export function counterEpochCycles(): u64 { return epochCycles; }
export function counterEpochCount(): u64 { return epochCount; }
export function restoreCounter(cycles: u64, count: u64, perCount: u32): void {
  epochCycles = cycles;
  epochCount = count;
  cyclesPerCount = perCount;
}

export function counterNow(): u64 {
  return epochCount + (cyclesNow() - epochCycles) / cyclesPerCount;
}

/** First cycle at which the counter has counted to `count`; NEVER when that is out of reach. */
function cycleOfCount(count: u64): u64 {
  const counts = count - epochCount;
  if (counts > (NEVER - epochCycles) / cyclesPerCount) return NEVER;
  return epochCycles + counts * cyclesPerCount;
}

export function timerControl(n: u32): usize { return n == 0 ? CNTP_CTL_EL0 : n == VIRTUAL ? CNTV_CTL_EL0 : CNTHP_CTL_EL2; }
export function timerCompare(n: u32): usize { return n == 0 ? CNTP_CVAL_EL0 : n == VIRTUAL ? CNTV_CVAL_EL0 : CNTHP_CVAL_EL2; }
export function timerOffset(base: usize, n: u32): u64 { return n == VIRTUAL ? load<u64>(base + CNTVOFF_EL2) : 0; }

/** `base` is a core's distance from the window (homeOffset). The timer's condition: counter minus offset has reached CVAL, compared as unsigned 64-bit numbers (D11.2.4). */
export function timerMet(base: usize, n: u32): bool {
  return counterNow() - timerOffset(base, n) >= load<u64>(base + timerCompare(n));
}

/** Levels of a core's timer outputs: bit 0 CNTP, bit 1 CNTV, bit 2 CNTHP. */
export function timerOutputs(core: i32): u32 {
  const base = homeOffset(core);
  let outputs: u32 = 0;
  for (let n: u32 = 0; n < TIMERS; n++) {
    const ctl = load<u64>(base + timerControl(n));
    if ((ctl & (TIMER_ENABLE | IMASK)) == TIMER_ENABLE && timerMet(base, n)) outputs |= 1 << n;
  }
  return outputs;
}

/** The next cycle at which an output of this core rises, or, while it waits for an event, its event stream fires. */
export function nextTimerDeadline(core: i32): u64 {
  const base = homeOffset(core);
  const now = counterNow();
  let deadline = NEVER;
  for (let n: u32 = 0; n < TIMERS; n++) {
    if ((load<u64>(base + timerControl(n)) & (TIMER_ENABLE | IMASK)) != TIMER_ENABLE) continue;
    const count = now - timerOffset(base, n);
    const cval = load<u64>(base + timerCompare(n));
    if (count < cval && cval - count <= NEVER - now) deadline = min<u64>(deadline, cycleOfCount(now + (cval - count)));
  }
  if (load<u32>(base + WAITING) == 2) {
    const virtual = nextEdge(load<u64>(base + CNTKCTL_EL1), now - load<u64>(base + CNTVOFF_EL2));
    const physical = nextEdge(load<u64>(base + CNTHCTL_EL2), now);
    const counts = min<u64>(virtual, physical);
    if (counts <= NEVER - now) deadline = min<u64>(deadline, cycleOfCount(now + counts));
  }
  return deadline;
}

/** Number of edges of the event stream's kind that a counter has made on its way from 0 to `count`. */
function edges(control: u64, count: u64): u64 {
  const bit = (control >> 4) & 15;
  const half = <u64>1 << bit;
  // Rising edges of bit i come at odd multiples of 2^i, falling ones at even multiples.
  return (control & EVNTDIR) != 0 ? count >> (bit + 1) : (count + half) >> (bit + 1);
}

/** Counts from `count` to the next edge of the stream; NEVER when it is disabled. */
function nextEdge(control: u64, count: u64): u64 {
  if ((control & EVNTEN) == 0) return NEVER;
  const bit = (control >> 4) & 15;
  const period = <u64>2 << bit;
  const phase = (control & EVNTDIR) != 0 ? <u64>0 : <u64>1 << bit;
  const into = (count - phase) & (period - 1);
  return period - into;
}

/**
 * Has an event stream of this core fired since the last call? WFE asks before it waits, the host at a deadline of a core
 * that waits in WFE. True means: set the event register.
 */
export function eventStreamFired(core: i32): bool {
  const base = homeOffset(core);
  const seen = base + EVENT_STREAM_SEEN;
  const now = counterNow();
  const before = load<u64>(seen);
  store<u64>(seen, now);
  const virtual = load<u64>(base + CNTKCTL_EL1);
  const offset = load<u64>(base + CNTVOFF_EL2);
  if ((virtual & EVNTEN) != 0 && edges(virtual, now - offset) != edges(virtual, before - offset)) return true;
  const physical = load<u64>(base + CNTHCTL_EL2);
  return (physical & EVNTEN) != 0 && edges(physical, now) != edges(physical, before);
}

export function timersChanged(): void {
  hostTimersChanged();
  raiseExit(EXIT_STOP);
}
