/** The handlers of the hypervisor's own: what stands in for those that a reader has not replaced. */
import { Refill } from './devices/vgic/refill.ts';
import { accessUart, receive } from './devices/vpl011.ts';
import { makeStage2 } from './memory/stage2.ts';
import { schedule } from './scheduler.ts';
import type { Handlers } from './traps/call.ts';
import { documentCall } from './traps/hypercalls.ts';
import { takeInterrupts } from './traps/interrupts.ts';
import { disk, distributor, emulatedDevice } from './traps/mmio.ts';
import { psci } from './traps/psci.ts';
import { sysreg } from './traps/sysreg.ts';
import { trapOf } from './traps/traps.ts';

export const HANDLERS: Handlers = {
  stage2: makeStage2,
  trap: (call, vcpu, esr) => trapOf(Number(esr >> 26n) & 0x3f).handle(call, vcpu, esr),
  sysreg,
  psci,
  documentCall,
  mmio: emulatedDevice,
  distributor,
  interrupts: takeInterrupts,
  refill: ({ el2 }, vcpu) => new Refill(el2, vcpu).flush(),
  uart: accessUart,
  uartInput: receive,
  disk,
  schedule,
};
