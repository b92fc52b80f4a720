/** Which VCpu a core executes: round robin by CNTHP among those that are there, and the nearest timer of those that wait. */
import type { Call } from './call.ts';
import type { Outcome } from './el2.ts';
import type { VCpu } from './vcpu.ts';

/** A turn: 2 ms of 62.5 MHz counts. */
const QUANTUM = 125_000n;

/** Ends a call: the VCpu whose turn it is is on the core with its list registers filled, or the core waits. */
export function schedule(call: Call): Outcome {
  const { cpu } = call;
  startRestarted(call);
  const all = cpu.vcpus();
  const before = cpu.current;
  const next = choose(all, before, cpu.state.turn);
  if (next !== before || cpu.state.turn > 0) cpu.state.turnEnd = el2Counter(call) + QUANTUM;
  if (next !== before) change(call, before, next);
  if (next === undefined) {
    wake(call, all, undefined);
    return 'park';
  }
  next.vm.vgic.flush(next);
  if (all.length > 1) wake(call, all, next);
  return 'resume';
}

function el2Counter(call: Call): bigint {
  return call.el2.mrs('CNTPCT_EL0');
}

function startRestarted(call: Call): void {
  for (const vm of call.vms) {
    if (!vm.state.restart || vm.vcpus[0]?.core !== call.cpu.id) continue;
    vm.state.restart = false;
    if (call.cpu.current?.vm === vm) call.cpu.state.current = null;
    vm.start();
  }
}

/** The current one goes on until its turn is over; then the next in order that can run. */
function choose(all: readonly VCpu[], current: VCpu | undefined, turn: number): VCpu | undefined {
  if (all.length === 1) {
    const [only] = all;
    // Alone on its core it waits in WFI itself.
    return only?.admitted === true ? only : undefined;
  }
  const at = all.indexOf(current as VCpu);
  if (at >= 0 && current?.runnable === true && turn === 0) return current;
  for (let i = 1; i <= all.length; i++) {
    const candidate = all[(at + i + all.length) % all.length];
    if (candidate?.runnable === true) return candidate;
  }
  return undefined;
}

function change(call: Call, before: VCpu | undefined, next: VCpu | undefined): void {
  const { cpu } = call;
  if (
    before !== undefined &&
    before.state.power === 'on' &&
    before.vm.state.power === 'on' &&
    before.state.start === null
  )
    before.leave();
  else if (cpu.state.current === null) clearCore(call);
  cpu.state.current = null;
  const holder = cpu.state.floatingPoint;
  if (next === undefined) return clearCore(call);
  cpu.state.current = { vm: next.vm.plan.index, vcpu: next.index };
  next.enter();
  if (holder?.vm === next.vm.plan.index && holder.vcpu === next.index) return;
  const owner = holder === null ? undefined : call.vms[holder.vm]?.vcpus[holder.vcpu];
  if (cpu.vcpus().length > 1)
    call.work = {
      ...call.work,
      ...(owner === undefined ? {} : { save: owner.floatingPointArea }),
      load: next.floatingPointArea,
    };
  cpu.state.floatingPoint = { vm: next.vm.plan.index, vcpu: next.index };
}

/** Nobody is on the core: nothing of the last guest may interrupt it. */
function clearCore(call: Call): void {
  const { el2 } = call;
  el2.msr('CNTV_CTL_EL0', 0n);
  el2.msr('CNTP_CTL_EL0', 0n);
  call.cpu.releaseTimers();
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
    if (at < deadline) deadline = at;
  }
  if (deadline === never) return el2.msr('CNTHP_CTL_EL2', 0n);
  el2.msr('CNTHP_CVAL_EL2', deadline);
  el2.msr('CNTHP_CTL_EL2', 1n);
}
