// The registers of PMUv3 (Arm ARM D7): how software sets up, reads and writes what counters/pmu.ts counts.
import { EL } from '../../layout';
import {
  addToCounter, counterAddress, counterEnabled, COUNTERS, countsAt, CYCLES, CYCLES_BIT, guestCounters,
  pmuControlsChanged, pmuLevelChanged, pmuSync, typeAddress,
} from '../counters/pmu';
import { undefinedInstruction } from '../exceptions/take';
import {
  PMCCFILTR_EL0, PMCCNTR_EL0, PMCNTENSET_EL0, PMCR_EL0, PMINTENSET_EL1, PMOVSSET_EL0, PMSELR_EL0, PMU_CYCLE_REST,
  ROW_ADDRESS, ROW_N,
} from '../state/generated/sysregs';

const PMCR_P: u64 = 2;
const PMCR_C: u64 = 4;
/** E, D, X, DP and LC keep what is written; P and C act and read as zero. */
const PMCR_STORED: u64 = 0x79;
const PMCR_N: u64 = 31 << 11;
const EVENT_SW_INCR: u32 = 0x00;
/** Counters that the current level may see: EL2 all, the others those below HPMN, and the cycle counter. */
function visible(): u64 {
  const count = load<u32>(EL) == 2 ? COUNTERS : guestCounters(0);
  return CYCLES_BIT | ((<u64>1 << count) - 1);
}

export function readPmcr(row: usize): u64 {
  const value = load<u64>(PMCR_EL0);
  if (load<u32>(EL) == 2) return value;
  return (value & ~PMCR_N) | (<u64>guestCounters(0) << 11);
}

export function writePmcr(row: usize, value: u64): void {
  pmuSync();
  if ((value & PMCR_C) != 0) {
    store<u64>(PMCCNTR_EL0, 0);
    store<u64>(PMU_CYCLE_REST, 0);
  }
  if ((value & PMCR_P) != 0) {
    const seen = visible();
    for (let n: u32 = 0; n < COUNTERS; n++) if (((seen >> n) & 1) != 0) store<u64>(counterAddress(n), 0);
  }
  store<u64>(PMCR_EL0, (load<u64>(PMCR_EL0) & ~PMCR_STORED) | (value & PMCR_STORED));
  pmuControlsChanged();
}

/** PMCNTENSET, PMINTENSET and PMOVSSET: the row's own storage. */
export function readEnables(row: usize): u64 {
  pmuSync();
  return load<u64>(<usize>load<u16>(row, ROW_ADDRESS)) & visible();
}
export function readCounterEnables(row: usize): u64 { return load<u64>(PMCNTENSET_EL0) & visible(); }
export function readInterruptEnables(row: usize): u64 { return load<u64>(PMINTENSET_EL1) & visible(); }
export function readOverflow(row: usize): u64 {
  pmuSync();
  return load<u64>(PMOVSSET_EL0) & visible();
}

function change(register: usize, clear: u64, set: u64): void {
  pmuSync();
  const seen = visible();
  store<u64>(register, (load<u64>(register) & ~(clear & seen)) | (set & seen));
  pmuControlsChanged();
}

export function setEnable(row: usize, value: u64): void { change(PMCNTENSET_EL0, 0, value); }
export function clearEnable(row: usize, value: u64): void { change(PMCNTENSET_EL0, value, 0); }
export function setInterruptEnable(row: usize, value: u64): void { change(PMINTENSET_EL1, 0, value); }
export function clearInterruptEnable(row: usize, value: u64): void { change(PMINTENSET_EL1, value, 0); }
export function setOverflow(row: usize, value: u64): void { change(PMOVSSET_EL0, 0, value); }
export function clearOverflow(row: usize, value: u64): void { change(PMOVSSET_EL0, value, 0); }

/** PMSWINC_EL0: counters of event SW_INCR that are enabled and count at this level. */
export function increment(row: usize, value: u64): void {
  pmuSync();
  const chosen = value & visible();
  for (let n: u32 = 0; n < COUNTERS; n++) {
    const type = <u32>load<u64>(typeAddress(n));
    if (((chosen >> n) & 1) != 0 && (type & 0xffff) == EVENT_SW_INCR && counterEnabled(0, n) && countsAt(type, load<u32>(EL))) addToCounter(0, n, 1);
  }
  pmuLevelChanged();
}

/** A counter that belongs to EL2 is UNDEFINED below it (a choice that D13.4 permits). */
function mayAccess(n: u32): bool {
  if (((visible() >> n) & 1) != 0) return true;
  undefinedInstruction();
  return false;
}

function readCounterN(n: u32): u64 {
  if (!mayAccess(n)) return 0;
  pmuSync();
  return load<u64>(counterAddress(n));
}
function writeCounterN(n: u32, value: u64): void {
  if (!mayAccess(n)) return;
  pmuSync();
  store<u64>(counterAddress(n), value);
  if (n == CYCLES) store<u64>(PMU_CYCLE_REST, 0);
  pmuControlsChanged();
}
function writeTypeN(n: u32, value: u64): void {
  if (!mayAccess(n)) return;
  pmuSync();
  store<u64>(typeAddress(n), value);
  pmuControlsChanged();
}

export function readCounter(row: usize): u64 { return readCounterN(<u32>load<u8>(row, ROW_N)); }
export function writeCounter(row: usize, value: u64): void { writeCounterN(<u32>load<u8>(row, ROW_N), value); }
export function readType(row: usize): u64 {
  const n = <u32>load<u8>(row, ROW_N);
  return mayAccess(n) ? load<u64>(typeAddress(n)) : 0;
}
export function writeType(row: usize, value: u64): void { writeTypeN(<u32>load<u8>(row, ROW_N), value); }

/** PMXEVCNTR and PMXEVTYPER act on the counter that PMSELR_EL0 names; a name that no counter has reads as zero. */
function selected(): u32 { return <u32>load<u64>(PMSELR_EL0); }

export function readSelectedCounter(row: usize): u64 { return selected() < COUNTERS ? readCounterN(selected()) : 0; }
export function writeSelectedCounter(row: usize, value: u64): void {
  if (selected() < COUNTERS) writeCounterN(selected(), value);
}
export function readSelectedType(row: usize): u64 {
  const n = selected();
  if (n == CYCLES) return load<u64>(PMCCFILTR_EL0);
  return n < COUNTERS && mayAccess(n) ? load<u64>(typeAddress(n)) : 0;
}
export function writeSelectedType(row: usize, value: u64): void {
  const n = selected();
  if (n == CYCLES) writeTypeN(n, value & 0xfc000000);
  else if (n < COUNTERS) writeTypeN(n, value);
}
