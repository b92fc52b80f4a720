import { settle, switchTo, type Call, type Handlers, type VCpu } from 'hypervisor';

// In counts of CNTPCT_EL0. Yours to keep, not to change.
const SLICES = [{{slice0:d}}n, {{slice1:d}}n] as const;
const LEAST = {{least:d}}n;
const ORDER: number = {{order}};
const NEVER = 2n ** 64n;

class Turns {
  readonly call: Call;
  readonly all: readonly VCpu[];
  constructor(call: Call) {
    this.call = call;
    this.all = call.cpu.vcpus();
  }
  sleeps({ state }: VCpu): boolean {
    return state.waiting;
  }
  isReady(one: VCpu): boolean {
    return one.admitted && !(this.sleeps(one) && !one.hasEvent());
  }
  /** From `place` on, or nobody. */
  from(place: number, tries = this.all.length): VCpu | undefined {
    if (tries === 0) return undefined;
    const count = this.all.length;
    const one = this.all[((place % count) + count) % count];
    return one !== undefined && this.isReady(one) ? one : this.from(place + ORDER, tries - 1);
  }
  length(one: VCpu): bigint {
    return SLICES[one.vm.plan.index] ?? SLICES[0];
  }
  begin(one: VCpu | undefined): VCpu | undefined {
    const { el2, cpu } = this.call;
    if (one !== undefined) cpu.state.turnEnd = el2.mrs('CNTPCT_EL0') + this.length(one);
    return one;
  }
  /** When somebody who is not on the core wants it. */
  wanted(next: VCpu | undefined): bigint {
    const { turnEnd } = this.call.cpu.state;
    let nearest = NEVER;
    for (const other of this.all)
      if (other !== next && other.admitted) {
        const at = this.isReady(other) ? turnEnd : other.timerDeadline();
        nearest = at < nearest ? at : nearest;
      }
    if (next === undefined || nearest === NEVER) return nearest;
    const earliest = turnEnd - this.length(next) + LEAST;
    return nearest < earliest ? earliest : nearest;
  }
  alarm(at: bigint): void {
    const { el2 } = this.call;
    if (at < NEVER) el2.msr('CNTHP_CVAL_EL2', at);
    el2.msr('CNTHP_CTL_EL2', at < NEVER ? 1n : 0n);
  }
}

export const schedule: Handlers['schedule'] = (call) => {
  const turns = new Turns(call);
  const last = call.cpu.current;
  settle(call);
  const { current, state } = call.cpu;
  const goesOn = current !== undefined && state.turn === 0 && turns.isReady(current);
  const place = last === undefined ? 0 : turns.all.indexOf(last) + ORDER;
  const next = goesOn ? current : turns.begin(turns.from(place));
  state.turn = 0;
  switchTo(call, next);
  turns.alarm(turns.wanted(next));
  if (next === undefined) return 'park';
  next.state.waiting = false;
  next.state.until = null;
  call.handlers.refill(call, next);
  return 'resume';
};
