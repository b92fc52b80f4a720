/** How a core goes from one VCpu to another, whoever has chosen it. */
import { quiet } from './boot/context.ts';
import type { VCpu } from './machine/vcpu.ts';
import type { Call } from './traps/call.ts';

/**
 * Before a choice: whose power is gone, or who is to start afresh, leaves the core, and VMs that are to be restarted are
 * started. Who was on the core may be nobody then.
 */
export function settle(call: Call): void {
  const { cpu } = call;
  const last = cpu.current;
  if (last?.continues === false) {
    last.leave();
    cpu.state.current = null;
  }
  for (const vm of call.vms) {
    if (!vm.state.restart || vm.vcpus[0]?.core !== cpu.id) continue;
    vm.state.restart = false;
    vm.start();
  }
}

/** The core changes hands: all registers move. Undefined: to nobody, and it is quiet. Who is there already stays. */
export function switchTo(call: Call, next: VCpu | undefined): void {
  const { cpu, el2 } = call;
  const before = cpu.current;
  if (next === before) return;
  before?.leave();
  cpu.state.current = null;
  if (next === undefined) {
    quiet(el2);
    return cpu.releaseTimers();
  }
  cpu.state.current = { vm: next.vm.plan.index, vcpu: next.index };
  const isFresh = next.state.start !== null;
  next.enter();
  changeFloatingPoint(call, next, isFresh);
}

/** vectors.s moves V0–V31 when another VCpu gets them, or when one starts with zeros. */
function changeFloatingPoint(call: Call, next: VCpu, isFresh: boolean): void {
  const { state } = call.cpu;
  const holder = state.floatingPoint;
  const own = { vm: next.vm.plan.index, vcpu: next.index };
  const isHolder = holder?.vm === own.vm && holder.vcpu === own.vcpu;
  if (isHolder && !isFresh) return;
  const other = holder === null || isHolder ? undefined : call.vms[holder.vm]?.vcpus[holder.vcpu];
  const save = other === undefined ? {} : { save: other.floatingPointArea };
  call.work = { ...call.work, ...save, load: next.floatingPointArea };
  state.floatingPoint = own;
}
