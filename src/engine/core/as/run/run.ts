// The run loop of one core: what the last instruction has noted, interrupts, debug, fetch, then straight-line execution
// until something needs a look.
import { EXECUTED, PC, WAITING } from '../../layout';
import { breakpointBefore } from '../exceptions/breakpoint';
import { pendingInterrupt, takePendingInterrupt } from '../exceptions/interrupt';
import { stepAfter, stepBefore, stepFetched } from '../exceptions/step';
import { debugActive } from '../state/debug';
import { clearExit, exit, EXIT_STOP } from '../state/exit';
import { pageHasStop, stopCount, stopHere } from '../state/host-stops';
import { logging } from '../state/log';
import { budget, left, setBudget, setCyclesAtStart, setPart } from '../state/running';
import { fetchSlow } from './fetch';
import { follow } from './follow';
import { loop } from './generated/interpreter';
import { logEnds, runLogged } from './logged';
import { runOne } from './one';

/**
 * Executes up to `instructions` on the core in the window, from cycle `cycles` on. Returns how many it executed; fewer
 * when the core waits, a device or timer wants the host, or memory is exhausted.
 */
export function run(instructions: i32, cycles: u64): i32 {
  clearExit(EXIT_STOP);
  setCyclesAtStart(cycles);
  setBudget(instructions);
  for (;;) {
    follow();
    if ((exit & EXIT_STOP) != 0) break;
    clearExit(-1);
    if (left == 0) break;
    if (logging) logEnds();
    else settle();
    // The host may want to look at an interrupt before its handler begins.
    if ((exit & EXIT_STOP) != 0 || load<u32>(WAITING) != 0) break;
    if (stopCount != 0 && stopHere()) break;
    if (logging) {
      runLogged();
      continue;
    }
    if (debugActive) {
      runDebugged();
      continue;
    }
    const pc = load<u64>(PC);
    const at = fetchSlow();
    if (at == 0) break;
    if (stopCount == 0 || !pageHasStop(load<u64>(PC))) loop(at, left);
    // A fetch that faulted has gone on at the vector.
    else if (load<u64>(PC) == pc || !stopHere()) runOne(at);
  }
  const done = budget - left;
  // The clock stands at the end of the run now.
  setCyclesAtStart(cycles + done);
  setBudget(0);
  store<u64>(EXECUTED, load<u64>(EXECUTED) + done);
  return done;
}

/** Takes the interrupts that come before the next instruction: a second one can be routed to a higher level than the first. */
export function settle(): void {
  while (pendingInterrupt()) {
    takePendingInterrupt();
    follow();
  }
}

/** One instruction, with the checks for breakpoints and software step around it. */
function runDebugged(): void {
  if (stepBefore() || breakpointBefore()) return;
  const rest = left - 1;
  setPart(-rest);
  const pc = load<u64>(PC);
  const at = fetchSlow();
  // A fetch that faulted has used up the budget, or left it for the handler's first instruction.
  if (at != 0 && (stopCount == 0 || load<u64>(PC) == pc || !stopHere())) {
    stepFetched(at);
    loop(at, left);
    stepAfter();
  }
  setPart(rest);
}
