/** The handler functions that a reader may replace, and what stands in for them otherwise. */
import { emulatedDevice, type Access } from './abort.ts';
import type { Call } from './call.ts';
import { documentCall } from './hypercalls.ts';
import { psci } from './psci.ts';
import { schedule } from './scheduler.ts';
import { trapOf } from './traps.ts';
import type { Outcome } from './el2.ts';
import type { VCpu } from './vcpu.ts';
import { takeInterrupts } from './vgic/physical.ts';

export interface Handlers {
  /** Dispatch on ESR_EL2.EC. */
  trap(call: Call, vcpu: VCpu, esr: bigint): void;
  /** PSCI by HVC or SMC, `identifier` being in its range; the result goes to x0, undefined: the caller does not see one. */
  psci(call: Call, vcpu: VCpu, identifier: bigint): bigint | undefined;
  /** A call in the document's x7 convention; the result goes to x0. */
  documentCall(call: Call, vcpu: VCpu, type: number, event: number): bigint;
  /** An access to what stage 2 does not map; a write stores `value`. Undefined: nobody answers, the guest gets an abort. */
  mmio(call: Call, vcpu: VCpu, access: Access, value: bigint | undefined): bigint | undefined;
  /** Acknowledges physical interrupts and hands them to the VMs that own them. */
  interrupts(call: Call): void;
  /** Chooses what the core executes next. */
  schedule(call: Call): Outcome;
}

export const HANDLERS: Handlers = {
  trap: (call, vcpu, esr) => trapOf(Number(esr >> 26n) & 0x3f).handle(call, vcpu, esr),
  psci,
  documentCall,
  mmio: emulatedDevice,
  interrupts: takeInterrupts,
  schedule,
};
