/** Which VCpu a core executes: round robin by CNTHP among those that are there, and the nearest timer of those that wait. */
import type { Outcome } from './el2.ts';
import type { VCpu } from './machine/vcpu.ts';
import { settle, switchTo } from './switch.ts';
import type { Call } from './traps/call.ts';

/** A turn: 2 ms of 62.5 MHz counts. */
const QUANTUM = 125_000n;
/** What of it nobody takes away: else a guest whose timer is always due would leave the others nothing but switches. */
const UNDISTURBED = 25_000n;

/** Ends a call: the VCpu whose turn it is is on the core with its list registers filled, or the core waits. */
export function schedule(call: Call): Outcome {
  const { cpu } = call;
  const last = cpu.current;
  settle(call);
  const all = cpu.vcpus();
  const before = cpu.current;
  // Whoever started itself afresh has given up its turn.
  const next = choose(all, last, before === undefined ? 1 : cpu.state.turn);
  if (next !== before || cpu.state.turn > 0) cpu.state.turnEnd = el2Counter(call) + QUANTUM;
  switchTo(call, next);
  if (next === undefined) {
    wake(call, all, undefined);
    return 'park';
  }
  // What it waited for may have come before it had left the core.
  next.state.waiting = false;
  next.state.until = null;
  call.handlers.refill(call, next);
  if (all.length > 1 || next !== before) wake(call, all, next);
  return 'resume';
}

function el2Counter({ el2 }: Pick<Call, 'el2'>): bigint {
  return el2.mrs('CNTPCT_EL0');
}

/** The current one goes on until its turn is over; then the next in order that can run. Alone, it waits by CPU_SUSPEND only. */
function choose(all: readonly VCpu[], last: VCpu | undefined, turn: number): VCpu | undefined {
  const at = last === undefined ? -1 : all.indexOf(last);
  if (last?.runnable === true && turn === 0) return last;
  for (let i = 1; i <= all.length; i++) {
    const candidate = all[(at + i + all.length) % all.length];
    if (candidate?.runnable === true) return candidate;
  }
  return undefined;
}

/** CNTHP at the end of the turn, or when the first timer of those that wait is due. */
function wake(call: Call, all: readonly VCpu[], current: VCpu | undefined): void {
  const { el2, cpu } = call;
  cpu.state.turn = 0;
  const others = all.filter((vcpu) => vcpu !== current && vcpu.admitted);
  const never = 1n << 64n;
  let deadline = never;
  for (const vcpu of others) {
    // One that could run waits for its turn; one that waits, for its timer.
    const at = vcpu.runnable ? cpu.state.turnEnd : vcpu.timerDeadline();
    const earliest = current === undefined ? 0n : cpu.state.turnEnd - QUANTUM + UNDISTURBED;
    if (at < deadline) deadline = at < earliest ? earliest : at;
  }
  if (deadline === never) return el2.msr('CNTHP_CTL_EL2', 0n);
  el2.msr('CNTHP_CVAL_EL2', deadline);
  el2.msr('CNTHP_CTL_EL2', 1n);
}
