/**
 * Calls of guests by HVC and SMC. Two conventions: SMCCC (Arm DEN 0028, a function identifier with bit 31 in x0; PSCI is
 * one of its services), and the source document's, type and event in x7 (type in bits 15–8, event in 7–0).
 */
import type { VCpu } from '../machine/vcpu.ts';
import type { Call } from './call.ts';
import { isPsci } from './psci.ts';

export const NOT_SUPPORTED = -1n;

/** The document's types and events. BOOT enters a guest: the host's own, and refused to guests. */
export const HVC = { SYS: 0 } as const;
export const HVC_SYS = { BOOT: 0, VERSION: 1, VM_ID: 2, VCPU_ID: 3 } as const;

const SMCCC_VERSION = 0x8000_0000n;
const SMCCC_ARCH_FEATURES = 0x8000_0001n;
const SMCCC_1_1 = 0x1_0001n;
/** General service queries of the vendor hypervisor range: a UUID says who answers. */
const HYPERVISOR_UID = 0x8600_ff01n;
const UID = [0x5452_4150n, 0x2645_4d55n, 0x4c41_5445n, 0x454c_3200n] as const;

/** EC 0x16 and 0x17: the result goes to x0; of a UID to x0–x3. */
export function hypercall(call: Call, vcpu: VCpu): void {
  const { frame } = call;
  const x0 = frame.x(0);
  if ((x0 & 0x8000_0000n) === 0n) {
    frame.setX(0, called(call, vcpu, frame.x(7)));
    return;
  }
  const identifier = x0 & 0xffff_ffffn;
  if (isPsci(identifier)) {
    const result = call.handlers.psci(call, vcpu, identifier);
    if (result !== undefined) frame.setX(0, result);
  } else if (identifier === HYPERVISOR_UID) UID.forEach((word, n) => frame.setX(n, word));
  else if (isVendors(identifier)) frame.setX(0, called(call, vcpu, identifier));
  else frame.setX(0, architectureCall(identifier, frame.x(1) & 0xffff_ffffn));
}

function architectureCall(identifier: bigint, argument: bigint): bigint {
  if (identifier === SMCCC_VERSION) return SMCCC_1_1;
  if (identifier === SMCCC_ARCH_FEATURES)
    return argument === SMCCC_VERSION || argument === SMCCC_ARCH_FEATURES ? 0n : NOT_SUPPORTED;
  return NOT_SUPPORTED;
}

/** Of the vendor hypervisor service, owner 6: its function numbers are the document's type and event. */
const isVendors = (identifier: bigint): boolean => (identifier & 0xbf00_0000n) === 0x8600_0000n;

function called(call: Call, vcpu: VCpu, mode: bigint): bigint {
  const [type, event] = [Number((mode >> 8n) & 0xffn), Number(mode & 0xffn)];
  return call.handlers.documentCall(call, vcpu, type, event);
}

/** A call of the document's, in either convention; the result for x0. */
export function documentCall(_call: unknown, vcpu: VCpu, type: number, event: number): bigint {
  if (type !== HVC.SYS) return NOT_SUPPORTED;
  switch (event) {
    case HVC_SYS.VERSION:
      return 1n;
    case HVC_SYS.VM_ID:
      return BigInt(vcpu.vm.plan.index);
    case HVC_SYS.VCPU_ID:
      return BigInt(vcpu.index);
    default:
      return NOT_SUPPORTED;
  }
}
