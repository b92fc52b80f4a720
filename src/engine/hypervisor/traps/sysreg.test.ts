import { expect, test } from 'vitest';
import { callOn, recordedEl2, type RecordedEl2 } from '../testing.ts';
import type { Call } from './call.ts';
import { decodeRegister, sysreg } from './sysreg.ts';

/** ESR_EL2 of MSR (or MRS) of S<op0>_<op1>_C<n>_C<m>_<op2> with Rt. */
function esr(write: boolean, rt: number, op0: number, op1: number, crn: number, crm: number, op2: number): bigint {
  const iss = (op0 << 20) | (op2 << 17) | (op1 << 14) | (crn << 10) | (rt << 5) | (crm << 1) | (write ? 0 : 1);
  return (0x18n << 26n) | (1n << 25n) | BigInt(iss);
}
function trap(syndrome: bigint, x: Record<number, bigint> = {}): { call: Call; el2: RecordedEl2 } {
  const el2 = recordedEl2();
  const call = callOn(el2);
  const vcpu = call.vms[1]?.vcpus[0];
  if (vcpu === undefined) throw new Error('no such VCpu');
  call.frame.elr = 0x4008_0100n;
  for (const [n, value] of Object.entries(x)) call.frame.setX(Number(n), value);
  sysreg(call, vcpu, syndrome);
  return { call, el2 };
}

test('an ISS names the register, the direction and Rt (D13.2.37)', () => {
  expect(decodeRegister(esr(false, 31, 3, 0, 0, 4, 0))).toEqual({ name: 'S3_0_C0_C4_0', write: false, register: 31 });
  expect(decodeRegister(esr(true, 7, 3, 0, 2, 0, 1))).toEqual({ name: 'S3_0_C2_C0_1', write: true, register: 7 });
});

test('TVM: the write is done, and the guest goes on behind it', () => {
  const { call, el2 } = trap(esr(true, 3, 3, 0, 2, 0, 0), { 3: 0x4100_0000n });
  expect(el2.registers.get('TTBR0_EL1')).toBe(0x4100_0000n);
  expect(call.frame.elr).toBe(0x4008_0104n);
});

test('TVM: MSR from XZR writes zero', () => {
  const { el2 } = trap(esr(true, 31, 3, 0, 2, 0, 2), { 0: 5n });
  expect(el2.registers.get('TCR_EL1')).toBe(0n);
});

test('TID3: what has no name reads as zero (D12.3.1), and a read into XZR is lost', () => {
  const { call } = trap(esr(false, 4, 3, 0, 0, 4, 7), { 4: 0x77n });
  expect(call.frame.x(4)).toBe(0n);
  expect(call.frame.elr).toBe(0x4008_0104n);
  expect(trap(esr(false, 31, 3, 0, 0, 4, 0)).call.frame.elr).toBe(0x4008_0104n);
});

test('what nobody lets through, and a write of an identification register, are UNDEFINED at EL1', () => {
  for (const syndrome of [esr(false, 1, 3, 3, 15, 2, 0), esr(true, 1, 3, 0, 0, 4, 0)]) {
    const { call, el2 } = trap(syndrome);
    expect(el2.registers.get('ELR_EL1')).toBe(0x4008_0100n);
    expect((el2.registers.get('ESR_EL1') ?? 0n) >> 26n).toBe(0n);
    expect(call.frame.elr).not.toBe(0x4008_0104n);
  }
});
