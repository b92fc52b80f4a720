// The cores of the machine: which one stands in the window, and what the host does to one as a whole.
import { DAIF, EL, EVENT, HOME_SIZE, HOMES, LINES, PC, POWERED, SPSEL, WINDOW, WINDOW_END } from '../../layout';
import { interruptStateChanged } from '../exceptions/interrupt';
import { dropFastTranslations, dropFastWritesOfFrame, initialiseFast } from '../memory/fast';
import { clearExclusive, openMonitors, watchedFrame } from '../memory/monitors';
import { resetSystemRegisters } from '../registers/reset';
import { writeRowUnchecked } from '../registers/sysreg';
import { setCores } from '../state/configuration';
import { clearExit, exit, EXIT_JUMP, EXIT_STOP, raiseExit } from '../state/exit';
import { homeOffset } from '../state/homes';
import { core, setBudget, setCore, setCyclesAtStart } from '../state/running';
import { initialiseEntries, rebuildSummaries } from '../translation/entries';
import { follow, followAll } from './follow';

/** Makes the translation arrays for 1 or 2 cores. Returns false when memory is exhausted. */
export function initialiseCores(count: i32): bool {
  setCores(count);
  if (!initialiseEntries() || !initialiseFast()) return false;
  openMonitors();
  stateReplaced();
  return true;
}

/**
 * Cold reset of one core: highest implemented level, everything masked, PC at `pc`, powered or not. Leaves it in the window.
 */
export function resetCore(which: i32, count: i32, el: u32, pc: u64, powered: u32): void {
  switchCore(which);
  memory.fill(WINDOW, 0, WINDOW_END - WINDOW);
  store<u32>(EL, el);
  store<u32>(SPSEL, 1);
  store<u32>(DAIF, 15);
  store<u64>(PC, pc);
  store<u32>(POWERED, powered);
  clearExclusive();
  resetSystemRegisters(which, count);
  stateReplaced();
}

/** Brings a core into the window. Its fast paths must not pass by the open monitor of the one that was there. */
export function switchCore(to: i32): void {
  const from = core;
  if (to == from) return;
  memory.copy(HOMES + from * HOME_SIZE, WINDOW, WINDOW_END - WINDOW);
  memory.copy(WINDOW, HOMES + to * HOME_SIZE, WINDOW_END - WINDOW);
  setCore(to);
  followAll();
  const frame = watchedFrame(from);
  if (frame != 0) dropFastWritesOfFrame(to, frame);
}

/** The state of the core in the window was changed from outside (reset, snapshot, debugger): rebuilds what is derived from it. */
export function stateReplaced(): void {
  rebuildSummaries();
  dropFastTranslations();
  followAll();
}

/** The core whose state the window holds, without copying: a restored snapshot has set both the window and the homes. */
export function setCurrentCore(which: i32): void { setCore(which); }

/** Levels of a core's interrupt lines: IRQ 1, FIQ 2, VIRQ 4, VFIQ 8. */
export function setLines(which: i32, lines: u32): void {
  store<u32>(homeOffset(which) + LINES, lines);
  if (which == core) interruptStateChanged();
}

/** Powers a core up at a level: what PSCI CPU_ON and CPU_OFF change. */
export function setPowered(which: i32, powered: u32): void {
  store<u32>(homeOffset(which) + POWERED, powered);
  if (powered == 0 && which == core) raiseExit(EXIT_STOP);
}

export function setEvent(which: i32): void { store<u32>(homeOffset(which) + EVENT, 1); }

/** The machine's clock while no core runs. */
export function setClock(cycles: u64): void {
  setBudget(0);
  setCyclesAtStart(cycles);
}

/**
 * MSR without checks, for the host inside an instruction (HLT of the built-in hypervisor), which may translate by what it has
 * written in the same instruction: what follows is done at once.
 */
export function writeRowInside(index: u32, value: u64): void {
  writeRowUnchecked(index, value);
  follow();
}

/** The same for the host between two instructions (debugger): execution goes on where it stands. */
export function writeRowOf(index: u32, value: u64): void {
  const pc = load<u64>(PC);
  const jumping = exit & EXIT_JUMP;
  writeRowInside(index, value);
  if (jumping == 0) clearExit(EXIT_JUMP);
  store<u64>(PC, pc);
}
