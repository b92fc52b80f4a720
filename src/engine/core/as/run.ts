// The run loop of one core: interrupts, debug, fetch, then straight-line execution until something needs a look.
import { EXECUTED, WAITING } from '../layout';
import { exit, EXIT_STOP, left, budget, setBudget, clearExit, setCyclesAtStart } from './state';
import { pendingInterrupt, takePendingInterrupt } from './interrupt';
import { fetchSlow } from './access';
import { breakpointBefore, debugActive, stepAfter, stepBefore } from './debug';
import { loop } from './generated/interpreter';

/**
 * Executes up to `instructions` on the core in the window, from cycle `cycles` on. Returns how many it executed; fewer
 * when the core waits, a device or timer wants the host, or memory is exhausted.
 */
export function run(instructions: i32, cycles: u64): i32 {
  let done = 0;
  clearExit(EXIT_STOP);
  setCyclesAtStart(cycles);
  setBudget(instructions);
  for (;;) {
    if ((exit & EXIT_STOP) != 0) break;
    clearExit(-1);
    if (left == 0) break;
    if (pendingInterrupt()) takePendingInterrupt();
    if (load<u32>(WAITING) != 0) break;
    if (!debugActive) {
      const at = fetchSlow();
      if (at == 0) break;
      loop(at, left);
      continue;
    }
    // One instruction, as a run of its own, with the checks of debug.ts around it.
    done += budget - left;
    setCyclesAtStart(cycles + done);
    setBudget(1);
    if (!stepBefore() && !breakpointBefore()) {
      const at = fetchSlow();
      // A fetch that faulted has used up the budget, or left it for the handler's first instruction.
      if (at != 0) {
        loop(at, left);
        stepAfter();
      }
    }
    done += budget - left;
    setCyclesAtStart(cycles + done);
    setBudget(instructions - done);
  }
  done += budget - left;
  // The clock stands at the end of the run now.
  setCyclesAtStart(cycles + done);
  setBudget(0);
  store<u64>(EXECUTED, load<u64>(EXECUTED) + done);
  return done;
}
