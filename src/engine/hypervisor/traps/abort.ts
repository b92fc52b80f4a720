/** Stage-2 aborts of guests: an emulated device takes the access, or the guest gets the abort that a bare board would give. */
import type { Bytes } from '../el2.ts';
import type { Guest } from '../machine/entry.ts';
import { injectAbort } from '../machine/inject.ts';
import { endPoll, notePoll } from '../machine/polls.ts';
import type { VCpu } from '../machine/vcpu.ts';
import { hex } from '../report.ts';
import { decodeAccess, type Access } from './access.ts';
import type { Call } from './call.ts';

/** ISS.CM without ISS.S1PTW: cache maintenance by address, and not a walk of the guest's own tables. */
const MAINTENANCE = 1n << 8n;
const WALK = 1n << 7n;

/** The faulting IPA: the page from HPFAR_EL2, the rest from FAR_EL2. */
export function faultingIpa({ el2 }: Pick<Call, 'el2'>, far: bigint): number {
  return Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (far & 0xfffn));
}

/** EC 0x24. */
export function dataAbort(call: Call, vcpu: VCpu, esr: bigint): void {
  const far = call.el2.mrs('FAR_EL2');
  const ipa = faultingIpa(call, far);
  // Of a device nothing is cached, and on the bare board nothing comes of it either.
  if ((esr & (MAINTENANCE | WALK)) === MAINTENANCE) return call.frame.skip();
  const access = decodeAccess(esr, ipa);
  if (access === undefined || !emulate(call, vcpu, access)) return refuse(call, vcpu, esr, far, ipa);
  if (!call.again) call.frame.skip();
}

/** EC 0x20: a guest jumped to where it has no memory. */
export function instructionAbort(call: Call, vcpu: VCpu, esr: bigint): void {
  const far = call.el2.mrs('FAR_EL2');
  refuse(call, vcpu, esr, far, faultingIpa(call, far));
}

function refuse(call: Call, vcpu: VCpu, esr: bigint, far: bigint, ipa: number): void {
  vcpu.vm.count('refused');
  vcpu.vm.report('hypervisor.abort', { vm: vcpu.vm.plan.name, ipa: hex(ipa), esr: hex(esr), pc: hex(call.frame.elr) });
  injectAbort(call, esr, far);
}

/** False: no emulated device is there, or the access is unaligned (of Normal memory): the board's bus has aligned ones only. */
function emulate(call: Call, vcpu: VCpu, access: Access): boolean {
  if (access.ipa % access.size !== 0) return false;
  const { frame } = call;
  const bits = 8 * access.size;
  const order = isBigEndian(call) ? reverse : (value: bigint): bigint => BigInt.asUintN(bits, value);
  const stored = access.write ? order(frame.x(access.register), access.size) : undefined;
  const result = call.handlers.mmio(call, vcpu, access, stored);
  if (result === undefined) return false;
  if (access.write) endPoll(vcpu.state);
  else {
    notePoll(vcpu, access.ipa, result);
    const loaded = order(result, access.size);
    const value = access.signExtend ? BigInt.asIntN(bits, loaded) : loaded;
    frame.setX(access.register, BigInt.asUintN(access.sixtyFour ? 64 : 32, value));
  }
  return true;
}

/** SCTLR_EL1.EE and E0E: how the guest's EL1 and EL0 load and store; devices are little-endian. */
const EE = 1n << 25n;
const E0E = 1n << 24n;

function isBigEndian({ el2, frame }: Guest): boolean {
  const sctlr = el2.mrs('SCTLR_EL1');
  if ((sctlr & (EE | E0E)) === 0n) return false;
  return (sctlr & ((frame.spsr & 0xfn) === 0n ? E0E : EE)) !== 0n;
}

/** The low `size` bytes in the other order. */
function reverse(value: bigint, size: Bytes): bigint {
  let reversed = 0n;
  for (let i = 0n; i < BigInt(size); i++) reversed = (reversed << 8n) | ((value >> (8n * i)) & 0xffn);
  return reversed;
}
