import { expect, test } from 'vitest';
import type { VCpu } from '../machine/vcpu.ts';
import { callOn, recordedEl2 } from '../testing.ts';
import { decodeAccess } from './access.ts';
import type { Call } from './call.ts';
import { hypercall } from './hypercalls.ts';
import { PSCI } from './psci.ts';
import { synchronous, TRAPS } from './traps.ts';

const NOT_SUPPORTED = 2n ** 64n - 1n;

function guest(vm = 1, vcpu = 0): { call: Call; vcpu: VCpu; ask(...x: bigint[]): bigint } {
  const call = callOn(recordedEl2());
  const own = call.vms[vm]?.vcpus[vcpu];
  if (own === undefined) throw new Error('no such VCpu');
  own.vm.state.power = 'on';
  own.state.power = 'on';
  return {
    call,
    vcpu: own,
    ask(...x) {
      x.forEach((value, n) => call.frame.setX(n, value));
      hypercall(call, own);
      return call.frame.x(0);
    },
  };
}

test('an access is decoded from a valid syndrome, and from no other', () => {
  // ISV, SAS = 2 (word), SRT = 3, WnR.
  const esr = (0x24n << 26n) | (1n << 24n) | (2n << 22n) | (3n << 16n) | (1n << 6n) | 7n;
  expect(decodeAccess(esr, 0x0800_0100)).toMatchObject({ size: 4, register: 3, write: true, sixtyFour: false });
  expect(decodeAccess(esr & ~(1n << 24n), 0)).toBeUndefined();
  expect(decodeAccess(esr | (1n << 7n), 0)).toBeUndefined();
});

test('PSCI knows the VM alone: its own VCpus, its own power', () => {
  const { ask, vcpu, call } = guest();
  expect(ask(PSCI.VERSION)).toBe(0x1_0001n);
  expect(ask(PSCI.AFFINITY_INFO, 1n, 0n)).toBe(1n);
  expect(ask(0xc400_0003n, 1n, 0x4010_0000n, 7n)).toBe(0n);
  expect(vcpu.vm.vcpus[1]?.state.start).toEqual({ entry: 0x4010_0000n, context: 7n });
  expect(ask(0xc400_0003n, 1n, 0x4010_0000n, 7n)).toBe(BigInt.asUintN(64, -5n));
  expect(ask(0xc400_0003n, 2n, 0x4010_0000n, 7n)).toBe(BigInt.asUintN(64, -2n));
  expect(ask(PSCI.FEATURES, 0x8400_0012n)).toBe(NOT_SUPPORTED);
  const [other] = call.vms;
  if (other !== undefined) other.state.power = 'on';
  ask(PSCI.SYSTEM_OFF);
  expect(call.vms.map(({ state }) => state.power)).toEqual(['on', 'off']);
});

test('the convention of x7 and that of SMCCC are told apart by bit 31 of x0', () => {
  const { ask } = guest();
  expect(ask(0n, 0n, 0n, 0n, 0n, 0n, 0n, 0x0002n)).toBe(1n); // type SYS, event VM_ID
  expect(ask(0n, 0n, 0n, 0n, 0n, 0n, 0n, 0x0000n)).toBe(NOT_SUPPORTED); // BOOT is the host's
  expect(ask(0n, 0n, 0n, 0n, 0n, 0n, 0n, 0x0102n)).toBe(NOT_SUPPORTED);
  expect(ask(0x8000_0000n)).toBe(0x1_0001n);
  expect(ask(0x8600_1234n)).toBe(NOT_SUPPORTED);
  // The vendor hypervisor service has the document's numbers, with 32 and 64 bits.
  expect([ask(0x8600_0002n), ask(0xc600_0002n)]).toEqual([1n, 1n]);
  expect([ask(0x8500_0002n), ask(0x8600_0000n)]).toEqual([NOT_SUPPORTED, NOT_SUPPORTED]);
});

test('every exception class has a name and a handler, and none of them throws or hangs', () => {
  for (let ec = 0; ec < 64; ec++) {
    const { call, vcpu } = guest();
    call.el2.msr('ESR_EL2', BigInt(ec) << 26n);
    synchronous(call, vcpu);
    expect(Object.values(vcpu.vm.state.traps)).toEqual([1, ...(ec === 0x20 || ec === 0x24 ? [1] : [])]);
  }
  expect(new Set(Object.values(TRAPS).map(({ name }) => name)).size).toBe(Object.keys(TRAPS).length);
});
