// Changes of exception level and of the stack pointer.
import { DAIF, EL, IL, SP, SPSEL, SS } from '../../layout';
import { pmuActive, pmuSync } from '../counters/pmu';
import { FOLLOW_LEVEL, raiseExit } from '../state/exit';
import { SP_EL0, SP_EL1, SP_EL2 } from '../state/generated/sysregs';
import { unpackNzcv } from '../state/pstate';

function bankAddress(el: u32, spSel: u32): usize {
  if (spSel == 0 || el == 0) return SP_EL0;
  return el == 1 ? SP_EL1 : SP_EL2;
}

/** Goes to an exception level and stack pointer, swapping banks. What was counted until now was counted at the level before. */
export function enterLevel(el: u32, spSel: u32): void {
  if (pmuActive && el != load<u32>(EL)) pmuSync();
  const before = bankAddress(load<u32>(EL), load<u32>(SPSEL));
  const after = bankAddress(el, spSel);
  store<u32>(EL, el);
  store<u32>(SPSEL, spSel);
  if (before != after) {
    store<u64>(before, load<u64>(SP));
    store<u64>(SP, load<u64>(after));
  }
  raiseExit(FOLLOW_LEVEL);
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
