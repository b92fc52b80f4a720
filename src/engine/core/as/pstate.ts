// PSTATE as SPSR_ELx holds it, and the banks of the stack pointer.
import { DAIF, EL, FC, FN, FV, FZ, IL, SP, SPSEL, SS } from '../layout';
import { SP_EL0, SP_EL1, SP_EL2 } from './generated/sysregs';
import { fpLevelChanged } from './fp-access';
import { pmuActive, pmuSync } from './pmu';
import { selectTlb, spChanged } from './tlb';

/** NZCV at bits 31 to 28. */
export function packNzcv(): u32 {
  const n = <u32>(load<u64>(FN) >> 63);
  const z = <u32>(load<u64>(FZ) == 0);
  const v = <u32>(load<u64>(FV) >> 63);
  return (n << 31) | (z << 30) | (load<u32>(FC) << 29) | (v << 28);
}

/** Sets the four flag sources from bits 31 to 28. */
export function unpackNzcv(value: u32): void {
  store<i64>(FN, <i64>(<i32>value >> 31));
  store<u64>(FZ, <u64>(~value >> 30) & 1);
  store<u32>(FC, (value >> 29) & 1);
  store<i64>(FV, <i64>(<i32>(value << 3) >> 31));
}

/** PSTATE in the format of SPSR_ELx (C5.2.18). */
export function spsrOf(): u32 {
  return (
    packNzcv() |
    (load<u32>(SS) << 21) |
    (load<u32>(IL) << 20) |
    (load<u32>(DAIF) << 6) |
    (load<u32>(EL) << 2) |
    load<u32>(SPSEL)
  );
}

function bankAddress(el: u32, spSel: u32): usize {
  if (spSel == 0 || el == 0) return SP_EL0;
  return el == 1 ? SP_EL1 : SP_EL2;
}

/** Goes to an exception level and stack pointer, swapping banks and selecting the translation arrays. */
export function enterLevel(el: u32, spSel: u32): void {
  if (pmuActive && el != load<u32>(EL)) pmuSync();
  const before = bankAddress(load<u32>(EL), load<u32>(SPSEL));
  const after = bankAddress(el, spSel);
  store<u32>(EL, el);
  store<u32>(SPSEL, spSel);
  if (before != after) {
    store<u64>(before, load<u64>(SP));
    store<u64>(SP, load<u64>(after));
    spChanged();
  }
  fpLevelChanged();
  selectTlb();
}

/** Sets all of PSTATE from a value in the format of SPSR_ELx, without any check (snapshot, debugger, legal returns). */
export function writePstate(spsr: u32): void {
  unpackNzcv(spsr);
  store<u32>(SS, (spsr >> 21) & 1);
  store<u32>(IL, (spsr >> 20) & 1);
  store<u32>(DAIF, (spsr >> 6) & 15);
  const el = (spsr >> 2) & 3;
  enterLevel(el, el == 0 ? 0 : spsr & 1);
}

/** MSR SPSel. */
export function setSpSel(value: u32): void {
  enterLevel(load<u32>(EL), value & 1);
}
