/** The handlers of the hypervisor's own: what stands in for those that a reader has not replaced. */
import { schedule } from './scheduler.ts';
import type { Handlers } from './traps/call.ts';
import { documentCall } from './traps/hypercalls.ts';
import { takeInterrupts } from './traps/interrupts.ts';
import { emulatedDevice } from './traps/mmio.ts';
import { psci } from './traps/psci.ts';
import { trapOf } from './traps/traps.ts';

export const HANDLERS: Handlers = {
  trap: (call, vcpu, esr) => trapOf(Number(esr >> 26n) & 0x3f).handle(call, vcpu, esr),
  psci,
  documentCall,
  mmio: emulatedDevice,
  interrupts: takeInterrupts,
  schedule,
};
