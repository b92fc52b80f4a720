import { HANDLERS, NOT_SUPPORTED, switchTo, type Handlers } from 'hypervisor';

// Steps are those that the hypervisor makes for its control channel; between two of them VM 1 is paused, and looked at.
let breakpoint = 0n;
let left = 0;
let running = false;

export const documentCall: Handlers['documentCall'] = ({ frame, vms }, { vm: caller }, type, event) => {
  const vm = vms[1];
  if (type !== {{type}} || caller.plan.index !== 0 || vm === undefined) return NOT_SUPPORTED;
  const x0 = frame.x(0);
  if (event === {{break}}) {
    breakpoint = x0;
    return 0n;
  }
  const saved = vm.vcpus[0]?.state.saved?.frame;
  if (saved === undefined || !vm.state.paused || running || left > 0) return NOT_SUPPORTED;
  if (event === {{where}}) return saved[32] ?? 0n;
  if (event === {{run}}) {
    running = true;
    vm.step();
    return 0n;
  }
  if (event === {{step}}) {
    left = Number(x0);
    if (left > 0) vm.step();
    return 0n;
  }
  if (x0 > 30n) return NOT_SUPPORTED;
  if (event === {{read}}) return saved[Number(x0)] ?? 0n;
  if (event !== {{write}}) return NOT_SUPPORTED;
  saved[Number(x0)] = frame.x(1);
  return 0n;
};

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { vm } = vcpu;
  if (vm.plan.index !== 1 || esr >> 26n !== 0x30n) return HANDLERS.trap(call, vcpu, esr);
  vm.state.paused = true;
};

export const schedule: Handlers['schedule'] = (call) => {
  const { el2, frame, cpu } = call;
  const vm = call.vms[1];
  const vcpu = vm?.vcpus[0];
  // A step of VM 1's is over: is that where it stops?
  if (cpu.current === vcpu && vm !== undefined && vcpu?.state.step === null && vm.state.paused) {
    if (left > 0) left -= 1;
    if (running) {
      running = false;
      vm.state.paused = breakpoint !== 0n && frame.elr === breakpoint;
    } else if (left > 0) {
      // Only who enters begins a step.
      vm.step();
      switchTo(call, undefined);
    }
  }
  const outcome = HANDLERS.schedule(call);
  if (cpu.current?.vm.plan.index !== 1 || cpu.current.state.step !== null) return outcome;
  const on = breakpoint !== 0n;
  el2.msr('MDCR_EL2', on ? el2.mrs('MDCR_EL2') | 0x100n : el2.mrs('MDCR_EL2') & ~0x100n);
  el2.msr('DBGBVR{{slot}}_EL1', breakpoint);
  el2.msr('DBGBCR{{slot}}_EL1', on ? 0x1e7n : 0n);
  el2.msr('MDSCR_EL1', on ? 0x8000n : 0n);
  el2.msr('OSLAR_EL1', on ? 0n : 1n);
  return outcome;
};
