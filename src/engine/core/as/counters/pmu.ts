// PMUv3 with a cycle counter and six event counters (Arm ARM D7).
//
// Nothing counts by itself. What the counters hold follows from how many instructions and cycles have passed since they
// were last brought up to date, and that happens before anything that decides what they count changes: a control, or,
// while a counter distinguishes levels, the exception level.
import { EL, EXECUTED, WAITING } from '../../layout';
import { hasEl2 } from '../state/configuration';
import { EXIT_STOP, raiseExit } from '../state/exit';
import {
  MDCR_EL2, PMCCFILTR_EL0, PMCCNTR_EL0, PMCNTENSET_EL0, PMCR_EL0, PMEVCNTR0_EL0, PMEVCNTR1_EL0, PMEVTYPER0_EL0,
  PMEVTYPER1_EL0, PMINTENSET_EL1, PMOVSSET_EL0, PMU_CYCLE_REST, PMU_LEVEL, PMU_SYNCED_CYCLES, PMU_SYNCED_EXECUTED,
} from '../state/generated/sysregs';
import { homeOffset } from '../state/homes';
import { hostPmuOverflow, hostTimersChanged } from '../state/host';
import { budget, cyclesNow, left } from '../state/running';

export const COUNTERS: u32 = 6;
/** Number, and bit in the masks, of the cycle counter. */
export const CYCLES: u32 = 31;
export const CYCLES_BIT: u64 = 0x80000000;

const PMCR_E: u64 = 1;
const PMCR_D: u64 = 8;
export const PMCR_LC: u64 = 0x40;
const MDCR_HPMN: u64 = 31;
const MDCR_HPME: u64 = 0x80;

const EVENT_INST_RETIRED: u32 = 0x08;
const EVENT_CPU_CYCLES: u32 = 0x11;

/** Filter bits of PMEVTYPER and PMCCFILTR. */
const FILTER_P: u32 = 0x80000000;
const FILTER_U: u32 = 0x40000000;
const FILTER_NSH: u32 = 0x08000000;

const NEVER: u64 = u64.MAX_VALUE;

/** Some enabled counter counts at one exception level and not at another: pmuSync() must precede a change of level. */
export let pmuActive: bool = false;

export function counterAddress(n: u32): usize {
  return n == CYCLES ? PMCCNTR_EL0 : PMEVCNTR0_EL0 + <usize>n * (PMEVCNTR1_EL0 - PMEVCNTR0_EL0);
}
export function typeAddress(n: u32): usize {
  return n == CYCLES ? PMCCFILTR_EL0 : PMEVTYPER0_EL0 + <usize>n * (PMEVTYPER1_EL0 - PMEVTYPER0_EL0);
}

/** Counters below this one belong to EL1 and EL0; the others to EL2 (MDCR_EL2.HPMN). */
export function guestCounters(base: usize): u32 {
  const hpmn = <u32>(load<u64>(base + MDCR_EL2) & MDCR_HPMN);
  // More than there are, or none, is CONSTRAINED UNPREDICTABLE: all of them.
  return !hasEl2 || hpmn > COUNTERS || hpmn == 0 ? COUNTERS : hpmn;
}

/** The enable that all counters of a group share. */
function groupEnabled(base: usize, n: u32): bool {
  if (n != CYCLES && n >= guestCounters(base)) return (load<u64>(base + MDCR_EL2) & MDCR_HPME) != 0;
  return (load<u64>(base + PMCR_EL0) & PMCR_E) != 0;
}

export function counterEnabled(base: usize, n: u32): bool {
  return ((load<u64>(base + PMCNTENSET_EL0) >> n) & 1) != 0 && groupEnabled(base, n);
}

/** Whether the filter lets events of level `el` through. NSK, NSU, M and MT need EL3 or threads: no effect. */
export function countsAt(filter: u32, el: u32): bool {
  if (el == 0) return (filter & FILTER_U) == 0;
  if (el == 1) return (filter & FILTER_P) == 0;
  return (filter & FILTER_NSH) != 0;
}

function instructionsNow(base: usize): u64 {
  const executed = load<u64>(base + EXECUTED);
  return base == 0 ? executed + <u64>(budget - left) : executed;
}

/** Adds to a counter and notes its overflow. */
export function addToCounter(base: usize, n: u32, amount: u64): void {
  if (amount == 0) return;
  const at = base + counterAddress(n);
  const before = load<u64>(at);
  let after = before + amount;
  let overflowed: bool;
  if (n == CYCLES) {
    overflowed = (load<u64>(base + PMCR_EL0) & PMCR_LC) != 0 ? after < before : (before & 0xffffffff) + amount > 0xffffffff;
  } else {
    overflowed = after > 0xffffffff;
    after &= 0xffffffff;
  }
  store<u64>(at, after);
  if (overflowed) store<u64>(base + PMOVSSET_EL0, load<u64>(base + PMOVSSET_EL0) | (<u64>1 << n));
}

/** PMCR_EL0.D: the cycle counter counts every 64th cycle. Ignored with LC. */
function divided(base: usize): bool {
  return (load<u64>(base + PMCR_EL0) & (PMCR_D | PMCR_LC)) == PMCR_D;
}

/** Brings the counters of a core up to now, for the level it is at. */
function syncAt(base: usize): void {
  const instructions = instructionsNow(base);
  const cycles = cyclesNow();
  const newInstructions = instructions - load<u64>(base + PMU_SYNCED_EXECUTED);
  const newCycles = cycles - load<u64>(base + PMU_SYNCED_CYCLES);
  store<u64>(base + PMU_SYNCED_EXECUTED, instructions);
  store<u64>(base + PMU_SYNCED_CYCLES, cycles);
  if (load<u64>(base + PMCNTENSET_EL0) == 0) return;
  const el = load<u32>(base + EL);
  for (let n: u32 = 0; n < COUNTERS; n++) {
    const type = <u32>load<u64>(base + typeAddress(n));
    if (!counterEnabled(base, n) || !countsAt(type, el)) continue;
    const event = type & 0xffff;
    if (event == EVENT_INST_RETIRED) addToCounter(base, n, newInstructions);
    else if (event == EVENT_CPU_CYCLES) addToCounter(base, n, newCycles);
  }
  if (counterEnabled(base, CYCLES) && countsAt(<u32>load<u64>(base + PMCCFILTR_EL0), el)) {
    if (divided(base)) {
      const total = load<u64>(base + PMU_CYCLE_REST) + newCycles;
      store<u64>(base + PMU_CYCLE_REST, total & 63);
      addToCounter(base, CYCLES, total >> 6);
    } else addToCounter(base, CYCLES, newCycles);
  }
}

/** Level of the core's overflow interrupt (AArch64 CheckForPMUOverflow). */
function overflowLevel(base: usize): u32 {
  const pending = load<u64>(base + PMOVSSET_EL0) & load<u64>(base + PMINTENSET_EL1);
  if (pending == 0) return 0;
  if ((pending & CYCLES_BIT) != 0 && groupEnabled(base, CYCLES)) return 1;
  for (let n: u32 = 0; n < COUNTERS; n++) if (((pending >> n) & 1) != 0 && groupEnabled(base, n)) return 1;
  return 0;
}

/** Brings the counters of the core in the window up to date. Call it before a change of exception level when pmuActive. */
export function pmuSync(): void {
  syncAt(0);
  pmuLevelChanged();
}

/** Tells the host when the level of the overflow interrupt has changed. */
export function pmuLevelChanged(): void {
  const now = overflowLevel(0);
  if (<u64>now == load<u64>(PMU_LEVEL)) return;
  store<u64>(PMU_LEVEL, now);
  hostPmuOverflow(now);
  raiseExit(EXIT_STOP);
}

/** Brings any core's counters up to date and returns the level of its overflow interrupt: for the host, at a deadline. */
export function pmuCheck(core: i32): u32 {
  const base = homeOffset(core);
  syncAt(base);
  const now = overflowLevel(base);
  store<u64>(base + PMU_LEVEL, now);
  return now;
}

/** A cycle before which no counter of this core that may interrupt can overflow; u64.MAX_VALUE when there is none. */
export function pmuDeadline(core: i32): u64 {
  const base = homeOffset(core);
  const candidates = load<u64>(base + PMINTENSET_EL1) & ~load<u64>(base + PMOVSSET_EL0);
  if (candidates == 0) return NEVER;
  syncAt(base);
  const now = cyclesNow();
  let deadline = NEVER;
  for (let n: u32 = 0; n < COUNTERS; n++) {
    if (((candidates >> n) & 1) == 0 || !counterEnabled(base, n)) continue;
    const event = <u32>load<u64>(base + typeAddress(n)) & 0xffff;
    // An instruction takes a cycle, so its counter cannot be faster than that; who waits executes none.
    if ((event == EVENT_INST_RETIRED && load<u32>(base + WAITING) == 0) || event == EVENT_CPU_CYCLES)
      deadline = min<u64>(deadline, now + (0x100000000 - load<u64>(base + counterAddress(n))));
  }
  if ((candidates & CYCLES_BIT) != 0 && counterEnabled(base, CYCLES)) {
    const count = load<u64>(base + PMCCNTR_EL0);
    if ((load<u64>(base + PMCR_EL0) & PMCR_LC) != 0) {
      const rest = ~count;
      if (rest < NEVER - now) deadline = min<u64>(deadline, now + rest + 1);
    } else {
      const rest = 0x100000000 - (count & 0xffffffff);
      deadline = min<u64>(deadline, now + (divided(base) ? rest * 64 - load<u64>(base + PMU_CYCLE_REST) : rest));
    }
  }
  return deadline;
}

/** Derives pmuActive, and the interrupt, after a change of controls, a core switch or a restored snapshot. */
export function pmuChanged(): void {
  pmuActive = false;
  const mask: u32 = hasEl2 ? FILTER_P | FILTER_U | FILTER_NSH : FILTER_P | FILTER_U;
  if (load<u64>(PMCNTENSET_EL0) == 0) return;
  for (let n: u32 = 0; n <= COUNTERS; n++) {
    const counter = n == COUNTERS ? CYCLES : n;
    if (!counterEnabled(0, counter)) continue;
    const filter = <u32>load<u64>(typeAddress(counter)) & mask;
    const everywhere = hasEl2 ? FILTER_NSH : 0;
    if (filter != everywhere && filter != (FILTER_P | FILTER_U)) pmuActive = true;
  }
}

/** After a register has changed: what follows from it, and new deadlines for the host. */
export function pmuControlsChanged(): void {
  pmuChanged();
  pmuLevelChanged();
  hostTimersChanged();
  raiseExit(EXIT_STOP);
}
