import { expect, test } from 'vitest';
import { newVCpu, type VCpuState } from '../state/state.ts';
import { endPoll, notePoll } from './polls.ts';

const vcpu = (): { state: VCpuState; counter(): bigint } => ({ state: newVCpu(), counter: () => 1000n });
const ask = (of: ReturnType<typeof vcpu>, times: number, ipa: number, value: bigint): void => {
  for (let n = 0; n < times; n++) notePoll(of, ipa, value);
};

test('the 65th equal answer takes 50 µs, the next ones up to 400', () => {
  const one = vcpu();
  ask(one, 64, 0x0900_0018, 0x90n);
  expect(one.state.waiting).toBe(false);
  ask(one, 1, 0x0900_0018, 0x90n);
  expect([one.state.waiting, one.state.until]).toEqual([true, 4125n]);
  [one.state.waiting, one.state.until] = [false, null];
  ask(one, 1, 0x0900_0018, 0x90n);
  expect([one.state.waiting, one.state.until]).toEqual([true, 7250n]);
  ask(one, 10, 0x0900_0018, 0x90n);
  expect(one.state.until).toBe(1000n + 25_000n);
});

test('another answer, another register: counted anew', () => {
  const one = vcpu();
  ask(one, 64, 0x0900_0018, 0x90n);
  ask(one, 1, 0x0900_0018, 0x80n);
  ask(one, 63, 0x0900_0018, 0x90n);
  ask(one, 1, 0x0900_003c, 0x90n);
  ask(one, 64, 0x0900_0018, 0x90n);
  expect(one.state.waiting).toBe(false);
});

test('what it may have waited for ends the pause, and no wait of WFI', () => {
  const one = vcpu();
  ask(one, 65, 0x0900_0018, 0x90n);
  endPoll(one.state);
  expect([one.state.waiting, one.state.until, one.state.poll]).toEqual([false, null, null]);
  one.state.waiting = true;
  endPoll(one.state);
  expect(one.state.waiting).toBe(true);
});
