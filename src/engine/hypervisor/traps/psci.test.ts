import { expect, test } from 'vitest';
import { HANDLERS } from '../handlers.ts';
import type { VCpu } from '../machine/vcpu.ts';
import { callOn, recordedEl2 } from '../testing.ts';
import { Call } from './call.ts';
import { hypercall } from './hypercalls.ts';
import { PSCI } from './psci.ts';

const SMC64 = 0x4000_0000n;
const [SUCCESS, NOT_SUPPORTED, INVALID, ALREADY_ON, ON_PENDING] = [0n, -1n, -2n, -4n, -5n].map((n) =>
  BigInt.asUintN(64, n),
);

/** VM b, which has two VCpus; VCpu 0 is on and asks. */
function guest(): { call: Call; vcpu: VCpu; ask(...x: bigint[]): bigint } {
  const call = callOn(recordedEl2());
  const vcpu = call.vms[1]?.vcpus[0];
  if (vcpu === undefined) throw new Error('no VCpu');
  for (const { state } of call.vms) state.power = 'on';
  vcpu.state.power = 'on';
  return {
    call,
    vcpu,
    ask(...x) {
      for (let n = 0; n < 8; n++) call.frame.setX(n, x[n] ?? 0n);
      hypercall(call, vcpu);
      return call.frame.x(0);
    },
  };
}

test('VERSION is 1.1, and there is no trusted OS to migrate', () => {
  const { ask } = guest();
  expect(ask(PSCI.VERSION)).toBe(0x1_0001n);
  expect(ask(PSCI.MIGRATE_INFO_TYPE)).toBe(2n);
});

test('FEATURES knows what is offered, in the widths in which it is offered', () => {
  const { ask } = guest();
  for (const name of Object.values(PSCI)) expect(ask(PSCI.FEATURES, name)).toBe(SUCCESS);
  for (const name of [PSCI.CPU_ON, PSCI.CPU_SUSPEND, PSCI.AFFINITY_INFO])
    expect(ask(PSCI.FEATURES, name | SMC64)).toBe(SUCCESS);
  for (const name of [PSCI.VERSION | SMC64, PSCI.SYSTEM_OFF | SMC64, 0x8400_0005n, 0x8400_001fn, 0n])
    expect(ask(PSCI.FEATURES, name)).toBe(NOT_SUPPORTED);
  expect(ask(PSCI.FEATURES, 0x8000_0000n)).toBe(SUCCESS); // SMCCC_VERSION
});

test('functions of the range that do not exist are not supported, in either width', () => {
  const { ask } = guest();
  for (let n = 0x10n; n < 0x20n; n++) {
    expect(ask(0x8400_0000n | n)).toBe(NOT_SUPPORTED);
    expect(ask(0xc400_0000n | n)).toBe(NOT_SUPPORTED);
  }
});

test('CPU_ON wants a VCpu of this VM that is off, and an aligned entry', () => {
  const { ask, vcpu } = guest();
  const [, second] = vcpu.vm.vcpus;
  expect(ask(PSCI.CPU_ON, 2n, 0x4008_0000n)).toBe(INVALID);
  expect(ask(PSCI.CPU_ON, 0x100n, 0x4008_0000n)).toBe(INVALID);
  expect(ask(PSCI.CPU_ON | SMC64, 0x1_0000_0001n, 0x4008_0000n)).toBe(INVALID); // Aff3
  expect(ask(PSCI.CPU_ON, 1n, 0x4008_0002n)).toBe(INVALID);
  expect(ask(PSCI.CPU_ON, 0n, 0x4008_0000n)).toBe(ALREADY_ON);
  expect(second?.state.start).toBeNull();
  expect(ask(PSCI.CPU_ON | SMC64, 1n, 0x4008_0000n, 0xfeed_0000_0001n)).toBe(SUCCESS);
  expect(second?.state).toMatchObject({ power: 'on', start: { entry: 0x4008_0000n, context: 0xfeed_0000_0001n } });
  // It has not begun before its core has come to EL2.
  expect(ask(PSCI.CPU_ON, 1n, 0x4008_0000n)).toBe(ON_PENDING);
  expect(ask(PSCI.AFFINITY_INFO, 1n, 0n)).toBe(2n);
  if (second !== undefined) second.state.start = null;
  expect(ask(PSCI.CPU_ON, 1n, 0x4008_0000n)).toBe(ALREADY_ON);
  expect(ask(PSCI.AFFINITY_INFO, 1n, 0n)).toBe(0n);
});

test('CPU_ON wants an entry in the RAM of this VM', () => {
  const { ask, vcpu } = guest();
  const neighbour = 0x7020_0000n;
  for (const entry of [0n, 0x0900_0000n, neighbour, 0xff_4008_0000n])
    expect(ask(PSCI.CPU_ON | SMC64, 1n, entry)).toBe(BigInt.asUintN(64, -9n));
  expect(vcpu.vm.vcpus[1]?.state.power).toBe('off');
  expect(ask(PSCI.CPU_ON | SMC64, 1n, 0x5020_0000n)).toBe(SUCCESS);
});

test('with 32 bits arguments are 32 bits wide', () => {
  const { ask, vcpu } = guest();
  expect(ask(PSCI.CPU_ON, 0xffff_ffff_0000_0001n, 0x1_4008_0000n, 0x1_0000_0007n)).toBe(SUCCESS);
  expect(vcpu.vm.vcpus[1]?.state.start).toEqual({ entry: 0x4008_0000n, context: 7n });
});

test('AFFINITY_INFO tells who is on, and of levels above cores that they are', () => {
  const { ask } = guest();
  expect(ask(PSCI.AFFINITY_INFO, 0n, 0n)).toBe(0n);
  expect(ask(PSCI.AFFINITY_INFO, 1n, 0n)).toBe(1n);
  expect(ask(PSCI.AFFINITY_INFO, 7n, 0n)).toBe(INVALID);
  expect(ask(PSCI.AFFINITY_INFO, 0n, 1n)).toBe(SUCCESS);
});

test('CPU_SUSPEND waits; reserved bits of the state are refused', () => {
  const { ask, vcpu } = guest();
  expect(ask(PSCI.CPU_SUSPEND, 0x8000_0000n)).toBe(INVALID);
  expect(vcpu.state.waiting).toBe(false);
  expect(ask(PSCI.CPU_SUSPEND, 0n)).toBe(SUCCESS);
  expect(vcpu.state.waiting).toBe(true);
});

test('is a handler that a reader may replace', () => {
  const asked: bigint[] = [];
  const el2 = recordedEl2();
  const { plan, state } = callOn(el2);
  const own = (_call: Call, _vcpu: VCpu, identifier: bigint): bigint => {
    asked.push(identifier);
    return 7n;
  };
  const call = new Call(el2, plan, state, { ...HANDLERS, psci: own });
  const vcpu = call.vms[1]?.vcpus[0];
  if (vcpu === undefined) throw new Error('no VCpu');
  for (const x0 of [PSCI.VERSION, PSCI.CPU_ON | SMC64, 0x8400_001fn, 0x8000_0000n, 1n]) {
    call.frame.setX(0, x0);
    hypercall(call, vcpu);
  }
  expect(asked).toEqual([PSCI.VERSION, PSCI.CPU_ON | SMC64, 0x8400_001fn]);
});

test('CPU_OFF stops one VCpu, and the last one its VM', () => {
  const { ask, vcpu } = guest();
  const [, second] = vcpu.vm.vcpus;
  if (second === undefined) throw new Error('no VCpu');
  second.state.power = 'on';
  ask(PSCI.CPU_OFF);
  expect([vcpu.state.power, vcpu.vm.state.power]).toEqual(['off', 'on']);
  second.state.power = 'off';
  vcpu.state.power = 'on';
  ask(PSCI.CPU_OFF);
  expect(vcpu.vm.state.power).toBe('off');
});

test('SYSTEM_OFF and SYSTEM_RESET take the caller alone', () => {
  const { ask, call, vcpu } = guest();
  ask(PSCI.SYSTEM_RESET);
  expect(vcpu.vm.state).toMatchObject({ power: 'off', restart: true });
  expect(call.vms[0]?.state).toMatchObject({ power: 'on', restart: false });
  ask(PSCI.SYSTEM_OFF);
  expect(call.vms.map(({ state }) => state.power)).toEqual(['on', 'off']);
});
