import { HANDLERS, NOT_SUPPORTED, type Handlers, type VM } from 'hypervisor';

// VM 0 debugs VM 1, in the document's convention: type {{type}}.
//   event {{break}}, BREAK: VM 1 stops before it executes what is at x0; 0: nowhere
//   event {{run}}, RUN: it goes on, until the breakpoint
//   event {{step}}, STEP: it executes x0 instructions, and stops. No breakpoint counts
//   event {{where}}, WHERE: where it has stopped
//   event {{read}}, READ: its register x0, 0 to 30
//   event {{write}}, WRITE: x1 into its register x0
// They answer 0, or what was asked for; NOT_SUPPORTED to any other VM, to what
// is none of these, and while VM 1 has not stopped (BREAK is always possible).
const DEBUGGER = 0;
const DEBUGGEE = 1;
// Breakpoint {{slot}} is yours.
const VALUE = 'DBGBVR{{slot}}_EL1';
const CONTROL = 'DBGBCR{{slot}}_EL1';
// E, PMC and BAS: enabled, at EL1 and EL0, all four bytes (Arm ARM D13.3.2).
const ENABLED = 0x1e7n;

// MDCR_EL2.TDE, MDSCR_EL1.MDE and SS, SPSR_EL2.SS (Arm ARM D2.12).
const MDCR_TDE = 1n << 8n;
const MDSCR_MDE = 1n << 15n;
const MDSCR_SS = 1n;
const SPSR_SS = 1n << 21n;
// The guest's OS Lock is on out of reset. While it is, none of this comes:
// OSLAR_EL1 = 0 takes it off.

let breakpoint = 0n;
// Instructions that are still to be executed before it stops, or runs.
let steps = 0;
let thenRuns = false;

const debuggee = (vms: readonly VM[]): VM | undefined => vms[DEBUGGEE];

// 1, 2 and 4. What the debugger asks for. What is off the core is kept in
// vcpu.state.saved: frame has X0 to X30, SP_EL0, ELR_EL2, SPSR_EL2.
//   vm.state.paused    its VCpus are not chosen while it is true
export const documentCall: Handlers['documentCall'] = (
  call,
  { vm: caller },
  type,
  event,
) => {
  const { frame } = call;
  const vm = debuggee(call.vms);
  if (type !== {{type}} || caller.plan.index !== DEBUGGER || vm === undefined)
    return NOT_SUPPORTED;
  const n = frame.x(0);
  if (event === {{break}}) {
    breakpoint = n;
    return 0n;
  }
  const registers = vm.vcpus[0]?.state.saved?.frame;
  if (!vm.state.paused || registers === undefined) return NOT_SUPPORTED;
  switch (event) {
    case {{run}}:
      // It would only meet its breakpoint again.
      steps = 1;
      thenRuns = true;
      vm.state.paused = false;
      return 0n;
    case {{step}}:
      steps = Number(n);
      thenRuns = false;
      vm.state.paused = steps === 0;
      return 0n;
    case {{where}}:
      return registers[32] ?? 0n;
    case {{read}}:
      return n > 30n ? NOT_SUPPORTED : (registers[Number(n)] ?? 0n);
    case {{write}}:
      if (n > 30n) return NOT_SUPPORTED;
      registers[Number(n)] = frame.x(1);
      return 0n;
    default:
      return NOT_SUPPORTED;
  }
};

// 1 and 3. All traps come here: EC 0x30 is the breakpoint, 0x32 a step.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const ec = esr >> 26n;
  if (vcpu.vm !== debuggee(call.vms) || (ec !== 0x30n && ec !== 0x32n))
    return HANDLERS.trap(call, vcpu, esr);
  if (ec === 0x32n) {
    steps -= 1;
    if (steps > 0 || thenRuns) return;
  }
  vcpu.vm.state.paused = true;
};

// 1 and 3. The end of each call. HANDLERS.schedule chooses, and has loaded the
// registers of call.cpu.current, the debug registers among them.
export const schedule: Handlers['schedule'] = (call) => {
  const { el2, frame } = call;
  const outcome = HANDLERS.schedule(call);
  if (call.cpu.current?.vm !== debuggee(call.vms)) return outcome;
  const isStep = steps > 0;
  const isArmed = !isStep && breakpoint !== 0n;
  const mdcr = el2.mrs('MDCR_EL2') & ~MDCR_TDE;
  el2.msr('MDCR_EL2', isStep || isArmed ? mdcr | MDCR_TDE : mdcr);
  if (isStep || isArmed) el2.msr('OSLAR_EL1', 0n);
  el2.msr(VALUE, breakpoint);
  el2.msr(CONTROL, isArmed ? ENABLED : 0n);
  const mdscr = el2.mrs('MDSCR_EL1') & ~(MDSCR_MDE | MDSCR_SS);
  const bits = (isArmed ? MDSCR_MDE : 0n) | (isStep ? MDSCR_SS : 0n);
  el2.msr('MDSCR_EL1', mdscr | bits);
  const spsr = frame.spsr & ~SPSR_SS;
  frame.spsr = isStep ? spsr | SPSR_SS : spsr;
  return outcome;
};
