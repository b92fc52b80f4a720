// Which configurable trap, if any, takes an access that its exception level permits: one case a trap class of isa/sysregs.
import { SPSEL } from '../../layout';
import { HCR_TGE } from '../state/bits';
import {
  CNTHCTL_EL2, CNTKCTL_EL1, CPTR_EL2, HCR_EL2, MDCR_EL2, MDSCR_EL1, PMUSERENR_EL0, SCTLR_EL1, TRAP_AUXILIARY_CONTROL,
  TRAP_CACHE_COHERENCY, TRAP_CACHE_SET_WAY, TRAP_CACHE_TYPE, TRAP_CACHE_UNIFICATION, TRAP_CACHE_ZERO,
  TRAP_COUNTER_FREQUENCY, TRAP_COUNTER_PHYSICAL, TRAP_COUNTER_VIRTUAL, TRAP_CPACR, TRAP_DAIF, TRAP_DEBUG,
  TRAP_DEBUG_COMMS, TRAP_DEBUG_OS_LOCK, TRAP_DEBUG_ROM, TRAP_ID_1, TRAP_ID_2, TRAP_ID_3, TRAP_IMPLEMENTATION_DEFINED,
  TRAP_PMU, TRAP_PMU_CONTROL, TRAP_PMU_CYCLE_COUNTER, TRAP_PMU_EVENT_COUNTER, TRAP_PMU_INCREMENT, TRAP_PMU_SELECT,
  TRAP_PMU_USER, TRAP_STACK_POINTER_0, TRAP_TIMER_PHYSICAL, TRAP_TIMER_VIRTUAL, TRAP_TLB_MAINTENANCE,
  TRAP_VIRTUAL_MEMORY,
} from '../state/generated/sysregs';

/** Verdicts: the level that takes the trap (1 or 2), 3 for UNDEFINED, or this. */
export const PERMITTED: u32 = 0;
const UNDEFINED: u32 = 3;

const MDCR_TPMCR: u64 = 1 << 5;
const MDCR_TPM: u64 = 1 << 6;
const MDCR_TDE: u64 = 1 << 8;
const MDCR_TDA: u64 = 1 << 9;
const MDCR_TDOSA: u64 = 1 << 10;
const MDCR_TDRA: u64 = 1 << 11;
const USER_EN: u64 = 1;
const USER_SW: u64 = 2;
const USER_CR: u64 = 4;
const USER_ER: u64 = 8;

/** Where a trap that EL1 controls goes: EL0 of a machine under HCR_EL2.TGE has EL2 as its only kernel (D1.10.2). */
export function systemTrapToEl1(el: u32): u32 {
  return el == 0 && (load<u64>(HCR_EL2) & HCR_TGE) != 0 ? 2 : 1;
}

/** A trap to EL2 by a bit of HCR_EL2, which only EL0 and EL1 know. */
function hcr(el: u32, bit: u64): u32 {
  return el < 2 && (load<u64>(HCR_EL2) & bit) != 0 ? 2 : PERMITTED;
}

function mdcr(el: u32, bits: u64): u32 {
  return el < 2 && (load<u64>(MDCR_EL2) & bits) != 0 ? 2 : PERMITTED;
}

/** Debug registers: TDE, and TGE as if it were TDE, trap what TDA, TDRA and TDOSA trap. */
function debugTrap(el: u32, bit: u64): u32 {
  return hcr(el, HCR_TGE) | mdcr(el, bit | MDCR_TDE);
}

/** PMU registers: EL0 needs one of the bits of PMUSERENR_EL0, then MDCR_EL2 is asked. */
function pmuTrap(el: u32, user: u64, trap: u64): u32 {
  if (el == 0 && (load<u64>(PMUSERENR_EL0) & user) == 0) return systemTrapToEl1(el);
  return mdcr(el, trap);
}

/** EL0 needs a bit of SCTLR_EL1, then HCR_EL2 is asked. */
function userTrap(el: u32, user: u64, bit: u64): u32 {
  if (el == 0 && (load<u64>(SCTLR_EL1) & user) == 0) return systemTrapToEl1(el);
  return hcr(el, bit);
}

/** Counter and timer registers: EL0 needs one of the bits of CNTKCTL_EL1. */
function timerTrap(el: u32, user: u64): u32 {
  return el == 0 && (load<u64>(CNTKCTL_EL1) & user) == 0 ? systemTrapToEl1(el) : PERMITTED;
}

/** CNTHCTL_EL2.EL1PCTEN and EL1PCEN (bits 0 and 1) let EL1 and EL0 at the physical counter and timer. */
function physicalTrap(el: u32, user: u64, bit: u64): u32 {
  const first = timerTrap(el, user);
  if (first != PERMITTED) return first;
  return el < 2 && (load<u64>(CNTHCTL_EL2) & bit) == 0 ? 2 : PERMITTED;
}

/** The verdict on an access of class `trap` from level `el` (the lowest level of the row is already checked). */
export function trapOf(trap: u32, el: u32, isRead: u32): u32 {
  switch (trap) {
    case TRAP_VIRTUAL_MEMORY: return hcr(el, isRead != 0 ? 1 << 30 : 1 << 26);
    case TRAP_ID_1: return hcr(el, 1 << 16);
    case TRAP_ID_2: return hcr(el, 1 << 17);
    case TRAP_ID_3: return hcr(el, 1 << 18);
    case TRAP_CACHE_TYPE: return userTrap(el, 1 << 15, 1 << 17);
    case TRAP_AUXILIARY_CONTROL: return hcr(el, 1 << 21);
    case TRAP_IMPLEMENTATION_DEFINED: return hcr(el, 1 << 20);
    case TRAP_CPACR: return el < 2 && (load<u64>(CPTR_EL2) & (<u64>1 << 31)) != 0 ? 2 : PERMITTED;
    case TRAP_DEBUG: return debugTrap(el, MDCR_TDA);
    case TRAP_DEBUG_ROM: return debugTrap(el, MDCR_TDRA);
    case TRAP_DEBUG_OS_LOCK: return debugTrap(el, MDCR_TDOSA);
    case TRAP_DEBUG_COMMS:
      if (el == 0 && (load<u64>(MDSCR_EL1) & (1 << 12)) != 0) return systemTrapToEl1(el);
      return debugTrap(el, MDCR_TDA);
    case TRAP_PMU: return mdcr(el, MDCR_TPM);
    case TRAP_PMU_USER: return pmuTrap(el, USER_EN, MDCR_TPM);
    case TRAP_PMU_CONTROL: return pmuTrap(el, USER_EN, MDCR_TPM | MDCR_TPMCR);
    case TRAP_PMU_SELECT: return pmuTrap(el, USER_EN | USER_ER, MDCR_TPM);
    case TRAP_PMU_EVENT_COUNTER: return pmuTrap(el, isRead != 0 ? USER_EN | USER_ER : USER_EN, MDCR_TPM);
    case TRAP_PMU_CYCLE_COUNTER: return pmuTrap(el, isRead != 0 ? USER_EN | USER_CR : USER_EN, MDCR_TPM);
    case TRAP_PMU_INCREMENT: return pmuTrap(el, USER_EN | USER_SW, MDCR_TPM);
    case TRAP_COUNTER_PHYSICAL: return physicalTrap(el, 1, 1);
    case TRAP_COUNTER_VIRTUAL: return timerTrap(el, 2);
    case TRAP_COUNTER_FREQUENCY: return timerTrap(el, 3);
    case TRAP_TIMER_PHYSICAL: return physicalTrap(el, 1 << 9, 2);
    case TRAP_TIMER_VIRTUAL: return timerTrap(el, 1 << 8);
    case TRAP_DAIF: return userTrap(el, 1 << 9, 0);
    // SP_EL0 cannot be named while it is the stack pointer in use (C5.2.18).
    case TRAP_STACK_POINTER_0: return load<u32>(SPSEL) == 0 ? UNDEFINED : PERMITTED;
    case TRAP_CACHE_UNIFICATION: return userTrap(el, 1 << 26, 1 << 24);
    case TRAP_CACHE_COHERENCY: return userTrap(el, 1 << 26, 1 << 23);
    case TRAP_CACHE_SET_WAY: return hcr(el, 1 << 22);
    case TRAP_CACHE_ZERO: return userTrap(el, 1 << 14, 1 << 28);
    case TRAP_TLB_MAINTENANCE: return hcr(el, 1 << 25);
    default: return PERMITTED;
  }
}
