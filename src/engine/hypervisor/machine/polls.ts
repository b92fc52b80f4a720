/**
 * Guests that wait by asking a device again and again (NimbOS its UART). Each question is a trap, and with it a guest on the
 * other core waits too. From the 65th equal answer on a load takes as long as a slow device may: its core is free meanwhile.
 */
import type { VCpuState } from '../state/state.ts';

/** Equal answers, one after another, that come at once. */
const FREE = 64;
/** Then one takes 50 µs, in counts of 62.5 MHz, and the next ones longer: a time-out that counts its questions is late, and does not stand still. */
const PAUSE = 3125n;
/** Doublings: 400 µs at most. */
const LONGER = 3;

/** A load from `ipa` was answered with `value`. */
export function notePoll(vcpu: { readonly state: VCpuState; counter(): bigint }, ipa: number, value: bigint): void {
  const { state } = vcpu;
  const { poll } = state;
  if (poll?.ipa !== ipa || poll.value !== value) state.poll = { ipa, value, count: 1 };
  else if (poll.count < FREE) poll.count++;
  else {
    state.until = vcpu.counter() + (PAUSE << BigInt(poll.count - FREE));
    state.waiting = true;
    if (poll.count < FREE + LONGER) poll.count++;
  }
}

/** Something happened that the guest may be waiting for. */
export function endPoll(state: VCpuState): void {
  state.poll = null;
  if (state.until === null) return;
  state.until = null;
  state.waiting = false;
}
