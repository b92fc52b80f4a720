// The registers that control self-hosted debug (Arm ARM D13.3). What they switch on is looked at anew behind the instruction.
import { pmuChanged, pmuSync } from '../counters/pmu';
import { OSLSR_OSLK } from '../state/debug';
import { FOLLOW_DEBUG, raiseExit } from '../state/exit';
import {
  DBGCLAIMCLR_EL1, MDCCSR_EL0, MDCR_EL2, MDSCR_EL1, OSDTRRX_EL1, OSDTRTX_EL1, OSLSR_EL1, ROW_ADDRESS,
} from '../state/generated/sysregs';

/** MDSCR_EL1, OSDLR_EL1, DBGB*, DBGW*: what they enable is looked at again. */
export function writeDebug(row: usize, value: u64): void {
  store<u64>(<usize>load<u16>(row, ROW_ADDRESS), value);
  raiseExit(FOLLOW_DEBUG);
}

export function readMdscr(row: usize): u64 {
  const stored = load<u64>(MDSCR_EL1);
  if ((load<u64>(OSLSR_EL1) & OSLSR_OSLK) == 0) return stored;
  return (stored & ~CHANNEL_STATUS) | (load<u64>(MDCCSR_EL0) & CHANNEL_STATUS);
}
/** MDSCR_EL1.RXfull and TXfull are the channel's status while the OS lock is on: how software saves and restores it (D13.3.20). */
export function writeMdscr(row: usize, value: u64): void {
  if ((load<u64>(OSLSR_EL1) & OSLSR_OSLK) != 0)
    store<u64>(MDCCSR_EL0, (load<u64>(MDCCSR_EL0) & ~CHANNEL_STATUS) | (value & CHANNEL_STATUS));
  writeDebug(row, value);
}

/** OSLAR_EL1.OSLK shows in OSLSR_EL1. */
export function writeOslar(row: usize, value: u64): void {
  store<u64>(OSLSR_EL1, (load<u64>(OSLSR_EL1) & ~OSLSR_OSLK) | (value << 1));
  raiseExit(FOLLOW_DEBUG);
}

/** All eight claim tags exist, which is what a read of CLAIMSET tells; CLAIMCLR tells which are set. */
export function readClaimSet(row: usize): u64 { return 0xff; }
export function writeClaimSet(row: usize, value: u64): void {
  store<u64>(DBGCLAIMCLR_EL1, load<u64>(DBGCLAIMCLR_EL1) | value);
}
export function writeClaimClear(row: usize, value: u64): void {
  store<u64>(DBGCLAIMCLR_EL1, load<u64>(DBGCLAIMCLR_EL1) & ~value);
}

/** The debug communications channel. Nobody listens at its other end: TXfull stays once set, RXfull never is. */
const TXFULL: u64 = 1 << 29;
const CHANNEL_STATUS: u64 = 3 << 29;

export function readDtrRx(row: usize): u64 { return load<u64>(OSDTRRX_EL1); }
export function writeDtrTx(row: usize, value: u64): void {
  store<u64>(OSDTRTX_EL1, value);
  store<u64>(MDCCSR_EL0, load<u64>(MDCCSR_EL0) | TXFULL);
}
export function readDtr(row: usize): u64 {
  return (load<u64>(OSDTRTX_EL1) << 32) | load<u64>(OSDTRRX_EL1);
}
export function writeDtr(row: usize, value: u64): void {
  store<u64>(OSDTRRX_EL1, value >> 32);
  writeDtrTx(row, value & 0xffffffff);
}

/** MDCR_EL2 routes debug exceptions and divides the event counters between EL2 and the levels below. */
export function writeMdcr(row: usize, value: u64): void {
  pmuSync();
  store<u64>(MDCR_EL2, value);
  pmuChanged();
}
