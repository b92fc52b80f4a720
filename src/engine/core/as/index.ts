// The core's exports: what core.ts, on the other side, is typed against.
import { DAIF, EL, EVENT, LINES, PC, POWERED, SPSEL, WINDOW, WINDOW_END } from '../layout';
import { core, raiseExit, setCore, setBudget, setCyclesAtStart, EXIT_INTERRUPT, EXIT_STOP } from './state';
import { clearExclusive } from './exclusive';
import { homeOffset, wakes as coreWakes } from './interrupt';
import { resetSystemRegisters, systemRegistersReplaced } from './sysreg-reset';
import { initialise, restored, switchCore as copyCore } from './tlb';
import { dropAllCode } from './code';
import { pendingInterrupt } from './interrupt';

export { run, settle } from './run';
export { addStop, addWatch, beginStops, clearStops, hitAccess, hitAt, stopHit, watchHit } from './host-stops';
export { operationsDigest } from './generated/interpreter';
export { addRegion, exhausted, frameEntry, regionAt, regionsInUse } from './memory';
export { setConfiguration } from './configuration';
export { setTracing } from './exception';
export { hostAddressForRead, hostAddressForWrite, physicalRead, physicalWrite, probe } from './host-access';
export { packNzcv, spsrOf, writePstate } from './pstate';
export { readRow, writeRowInside, writeRowOf } from './sysreg';
export { tlbi } from './tlbi';
export { setCyclesPerCount, timerOutputs, nextTimerDeadline, eventStreamFired, counterEpochCycles, counterEpochCount, restoreCounter } from './timer';
export { dropFastTranslations, dropFastWrites, flushTranslations, translationEntries, translationEntriesSize } from './tlb';
export { endWait } from './interrupt';
export { pmuCheck, pmuDeadline } from './pmu';
export { getFpcr, getFpsr } from '../float/state';
export { cyclesNow, currentPc } from './state';

/** Makes the translation arrays for 1 or 2 cores. Returns false when memory is exhausted. */
export function initialiseCores(count: i32): bool {
  return initialise(count);
}

/**
 * Cold reset of one core: highest implemented level, everything masked, PC at `pc`, powered or not. Leaves it in the window.
 */
export function resetCore(which: i32, cores: i32, el: u32, pc: u64, powered: u32): void {
  switchCore(which);
  memory.fill(WINDOW, 0, WINDOW_END - WINDOW);
  store<u32>(EL, el);
  store<u32>(SPSEL, 1);
  store<u32>(DAIF, 15);
  store<u64>(PC, pc);
  store<u32>(POWERED, powered);
  clearExclusive();
  resetSystemRegisters(which, cores);
  stateReplaced();
}

/** Brings a core into the window. */
export function switchCore(to: i32): void {
  if (to == core) return;
  copyCore(core, to);
  systemRegistersReplaced();
}

/** The state of the core in the window was changed from outside: rebuild what is derived from it. */
export function stateReplaced(): void {
  systemRegistersReplaced();
  restored();
}

export function currentCore(): i32 { return core; }
/** Distance from the window of where a core's state stands now. */
export function coreOffset(which: i32): usize { return homeOffset(which); }
export function wakes(which: i32): bool { return coreWakes(which); }

/** Levels of a core's interrupt lines: IRQ 1, FIQ 2, VIRQ 4, VFIQ 8. */
export function setLines(which: i32, lines: u32): void {
  store<u32>(homeOffset(which) + LINES, lines);
  if (which == core && pendingInterrupt()) raiseExit(EXIT_INTERRUPT);
}

/** Ends this run after the instruction that executes now. */
export function stop(): void { raiseExit(EXIT_STOP); }

/** Powers a core up at a level: what PSCI CPU_ON and CPU_OFF change. */
export function setPowered(which: i32, powered: u32): void {
  store<u32>(homeOffset(which) + POWERED, powered);
  if (powered == 0 && which == core) raiseExit(EXIT_STOP);
}

export function setEvent(which: i32): void { store<u32>(homeOffset(which) + EVENT, 1); }

/** All pre-decoded code is stale (a snapshot was restored). */
export function forgetCode(): void { dropAllCode(); }

/** The machine's clock while no core runs. */
export function setClock(cycles: u64): void {
  setBudget(0);
  setCyclesAtStart(cycles);
}

/** The core whose state the window holds, without copying: a restored snapshot has set both the window and the homes. */
export function setCurrentCore(which: i32): void { setCore(which); }
