// The registers of the generic timer (Arm ARM D11); the counter and its timers are counters/timer.ts.
import { counterNow, TIMER_ENABLE, timerCompare, timerControl, timerMet, timerOffset, timersChanged } from '../counters/timer';
import { CNTVOFF_EL2, EVENT_STREAM_SEEN, ROW_ADDRESS, ROW_N } from '../state/generated/sysregs';

const ISTATUS: u64 = 4;
export function readCntpct(row: usize): u64 { return counterNow(); }
export function readCntvct(row: usize): u64 { return counterNow() - load<u64>(CNTVOFF_EL2); }

export function readCtl(row: usize): u64 {
  const n = <u32>load<u8>(row, ROW_N);
  const ctl = load<u64>(timerControl(n));
  return (ctl & TIMER_ENABLE) != 0 && timerMet(0, n) ? ctl | ISTATUS : ctl;
}

export function readTval(row: usize): u64 {
  const n = <u32>load<u8>(row, ROW_N);
  return <u64><u32>(load<u64>(timerCompare(n)) - (counterNow() - timerOffset(0, n)));
}

/** TVAL is signed: the compare value becomes the count now plus it. */
export function writeTval(row: usize, value: u64): void {
  const n = <u32>load<u8>(row, ROW_N);
  store<u64>(timerCompare(n), counterNow() - timerOffset(0, n) + <u64><i64><i32>value);
  timersChanged();
}

/** CTL, CVAL and CNTVOFF_EL2. */
export function writeTimer(row: usize, value: u64): void {
  store<u64>(<usize>load<u16>(row, ROW_ADDRESS), value);
  timersChanged();
}

/** CNTKCTL_EL1 and CNTHCTL_EL2: what the old controls made of the time until now is not asked of the new ones. */
export function writeEventControl(row: usize, value: u64): void {
  store<u64>(<usize>load<u16>(row, ROW_ADDRESS), value);
  store<u64>(EVENT_STREAM_SEEN, counterNow());
}
