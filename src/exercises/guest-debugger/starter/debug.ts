import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

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

// 1, 2 and 4. What the debugger asks for. What is off the core is kept in
// vcpu.state.saved: frame has X0 to X30, SP_EL0, ELR_EL2, SPSR_EL2.
//   vm.state.paused    its VCpus are not chosen while it is true
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};

// 1 and 3. All traps come here: EC 0x30 is the breakpoint, 0x32 a step.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 1 and 3. The end of each call. HANDLERS.schedule chooses, and has loaded the
// registers of call.cpu.current, the debug registers among them.
export const schedule: Handlers['schedule'] = (call) => {
  return HANDLERS.schedule(call);
};
