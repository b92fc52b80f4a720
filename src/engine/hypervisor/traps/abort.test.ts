import { expect, test } from 'vitest';
import { HANDLERS } from '../handlers.ts';
import { callOn, recordedEl2 } from '../testing.ts';
import { dataAbort } from './abort.ts';
import type { Access } from './access.ts';
import { Call } from './call.ts';
import { hypercall } from './hypercalls.ts';

const ISV = 1n << 24n;
const WNR = 1n << 6n;
const SSE = 1n << 21n;
const SF = 1n << 15n;
const sas = (n: bigint): bigint => n << 22n;
const srt = (n: bigint): bigint => n << 16n;

/** A data abort of VM b at `ipa`, answered with `answer`; what the device saw, and the register afterwards. */
function abort(
  iss: bigint,
  answer: bigint | undefined,
  ipa = 0x0a00_1230,
  { sctlr = 0n, spsr = 0x3c5n } = {},
): { seen: (readonly [Access, bigint | undefined])[]; call: Call } {
  // prettier-ignore
  const el2 = recordedEl2();
  const plain = callOn(el2);
  const seen: (readonly [Access, bigint | undefined])[] = [];
  const call = new Call(el2, plain.plan, plain.state, {
    ...HANDLERS,
    mmio: (_call, _vcpu, access, value) => {
      seen.push([access, value]);
      return answer;
    },
  });
  const vcpu = call.vms[1]?.vcpus[0];
  if (vcpu === undefined) throw new Error('no VCpu');
  call.frame.elr = 0x1000n;
  call.frame.setX(3, 0x8877_6655_4433_2211n);
  call.frame.spsr = spsr;
  el2.registers.set('SCTLR_EL1', sctlr);
  el2.registers.set('HPFAR_EL2', BigInt(ipa >>> 12) << 4n);
  el2.registers.set('FAR_EL2', 0xffff_0000_0000_0000n | BigInt(ipa & 0xfff));
  dataAbort(call, vcpu, (0x24n << 26n) | iss);
  return { seen, call };
}

test('the IPA is the page of HPFAR and the offset of FAR', () => {
  expect(abort(ISV | sas(2n) | srt(3n), 0n).seen[0]?.[0].ipa).toBe(0x0a00_1230);
});

test.each([
  [0n, 1, 0x11n],
  [1n, 2, 0x2211n],
  [2n, 4, 0x4433_2211n],
  [3n, 8, 0x8877_6655_4433_2211n],
])('a store of size %i stores the low bytes of its register', (size, bytes, value) => {
  const { seen, call } = abort(ISV | WNR | sas(size) | srt(3n), 0n);
  expect(seen).toMatchObject([[{ size: bytes, write: true }, value]]);
  expect(call.frame.elr).toBe(0x1004n);
  expect(call.frame.x(3)).toBe(0x8877_6655_4433_2211n);
});

test.each([
  ['a byte', sas(0n) | SF, 0xff80n, 0x80n],
  ['a byte with its sign, to 64 bits', sas(0n) | SSE | SF, 0x80n, 0xffff_ffff_ffff_ff80n],
  ['a halfword with its sign, to 32 bits', sas(1n) | SSE, 0x8000n, 0xffff_8000n],
  ['a word to 32 bits clears the upper half', sas(2n), 0x1_8000_0000n, 0x8000_0000n],
])('a load of %s', (_, iss, answer, value) => {
  expect(abort(ISV | iss | srt(3n), answer).call.frame.x(3)).toBe(value);
});

test('register 31 is zero when stored, and lost when loaded', () => {
  expect(abort(ISV | WNR | sas(3n) | srt(31n), 0n).seen[0]?.[1]).toBe(0n);
  expect(abort(ISV | sas(2n) | srt(31n), 7n).call.frame.sp).toBe(0n);
});

test.each([1n, 2n, 3n])('an unaligned access of size %i reaches no device: an external abort', (size) => {
  const { seen, call } = abort(ISV | sas(size) | srt(3n), 5n, 0x0900_0001);
  expect(seen).toEqual([]);
  expect(call.el2.mrs('ESR_EL1') & 0x3fn).toBe(0x10n);
});

test.each([
  ['EL1 by EE', 1n << 25n, 0x3c5n, true],
  ['EL0 by E0E', 1n << 24n, 0x3c0n, true],
  ['not EL1 by E0E', 1n << 24n, 0x3c5n, false],
  ['not EL0 by EE', 1n << 25n, 0x3c0n, false],
])('a guest that is big-endian moves its bytes the other way round: %s', (_, sctlr, spsr, swapped) => {
  const state = { sctlr, spsr };
  const { seen } = abort(ISV | WNR | sas(2n) | srt(3n), 0n, undefined, state);
  expect(seen[0]?.[1]).toBe(swapped ? 0x1122_3344n : 0x4433_2211n);
  const { call } = abort(ISV | SSE | SF | sas(1n) | srt(3n), 0x80ffn, undefined, state);
  expect(call.frame.x(3)).toBe(BigInt.asUintN(64, swapped ? -0x80n : -0x7f01n));
});

test('cache maintenance where there is no memory does nothing', () => {
  const { seen, call } = abort((1n << 8n) | WNR, 5n);
  expect(seen).toEqual([]);
  expect(call.frame.elr).toBe(0x1004n);
  expect(call.vms[1]?.state.report).toBeNull();
});

test('where nobody answers, or the syndrome does not say what it was, the guest gets an external abort', () => {
  for (const [iss, answer] of [
    [ISV | sas(2n), undefined],
    [0n, 5n],
  ] as const) {
    // prettier-ignore
    const { call } = abort(iss, answer);
    expect(call.el2.mrs('ESR_EL1') & 0x3fn).toBe(0x10n);
    expect(call.el2.mrs('ELR_EL1')).toBe(0x1000n);
    expect(call.vms[1]?.state).toMatchObject({ traps: { refused: 1 }, report: { code: 'hypervisor.abort' } });
  }
});

test('the vendor’s UID is four words, and what SMCCC does not know changes x0 alone', () => {
  const call = callOn(recordedEl2());
  const vcpu = call.vms[1]?.vcpus[0];
  if (vcpu === undefined) throw new Error('no VCpu');
  const ask = (identifier: bigint, argument = 0n): bigint[] => {
    [identifier, argument, 2n, 3n, 4n].forEach((value, n) => call.frame.setX(n, value));
    hypercall(call, vcpu);
    return [0, 1, 2, 3, 4].map((n) => call.frame.x(n));
  };
  expect(new Set(ask(0x8600_ff01n).slice(0, 4)).size).toBe(4);
  expect(ask(0x8000_0001n, 0x8000_0000n)[0]).toBe(0n);
  expect(ask(0x8000_0001n, 0x8000_7fffn)[0]).toBe(2n ** 64n - 1n);
  expect(ask(0xbf00_0001n, 9n)).toEqual([2n ** 64n - 1n, 9n, 2n, 3n, 4n]);
});
