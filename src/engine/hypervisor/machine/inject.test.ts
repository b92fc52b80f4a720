import { expect, test } from 'vitest';
import { callOn, recordedEl2 } from '../testing.ts';
import type { Call } from '../traps/call.ts';
import { injectAbort, injectUndefined } from './inject.ts';

const VBAR = 0x7000_0000n;
/** A guest at `mode` (SPSR_EL2.M) with N and Z set. */
function trapped(mode: bigint): { call: Call; register(name: string): bigint | undefined } {
  const el2 = recordedEl2();
  const call = callOn(el2);
  el2.registers.set('VBAR_EL1', VBAR);
  call.frame.elr = 0x1234n;
  call.frame.spsr = 0xc000_0000n | mode;
  return { call, register: (name) => el2.registers.get(name) };
}

test.each([
  ['EL1 with its own stack pointer', 5n, 0x200n],
  ['EL1 with SP_EL0', 4n, 0x000n],
  ['EL0', 0n, 0x400n],
])('from %s the exception comes through its vector, masked, with the state saved', (_, mode, offset) => {
  const { call, register } = trapped(mode);
  injectUndefined(call);
  expect(call.frame.elr).toBe(VBAR + offset);
  expect(call.frame.spsr).toBe(0xc000_03c5n);
  expect(register('ELR_EL1')).toBe(0x1234n);
  expect(register('SPSR_EL1')).toBe(0xc000_0000n | mode);
  expect(register('ESR_EL1')).toBe(1n << 25n); // EC 0, IL
  expect(register('FAR_EL1')).toBeUndefined();
});

test.each([
  ['data abort of EL1', 0x24n, 5n, 0x25n],
  ['data abort of EL0', 0x24n, 0n, 0x24n],
  ['instruction abort of EL1', 0x20n, 5n, 0x21n],
  ['instruction abort of EL0', 0x20n, 0n, 0x20n],
])('a %s says what the access was, and that nobody answered', (_, trap, mode, ec) => {
  const { call, register } = trapped(mode);
  // IL, WnR, and a translation fault of stage 2 that is none of the guest's business.
  injectAbort(call, (trap << 26n) | (1n << 25n) | (1n << 24n) | (1n << 6n) | 7n, 0xdeadn);
  expect(register('ESR_EL1')).toBe((ec << 26n) | (1n << 25n) | (1n << 6n) | 0x10n);
  expect(register('FAR_EL1')).toBe(0xdeadn);
});
