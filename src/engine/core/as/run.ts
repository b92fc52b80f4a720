// The run loop of one core: interrupts, debug, fetch, then straight-line execution until something needs a look.
import { PC, WAITING } from '../layout';
import { exit, EXIT_STOP, left, budget, setBudget, clearExit, setCyclesAtStart, setLeft } from './state';
import { pendingInterrupt, takePendingInterrupt } from './interrupt';
import { fetchSlow } from './access';
import { debugActive } from './debug';
import { loop } from './generated/interpreter';
import { debugBeforeInstruction, debugAfterInstruction } from './step';

/**
 * Executes up to `instructions` on the core in the window, from cycle `cycles` on. Returns how many it executed; fewer
 * when the core waits, a device or timer wants the host, or memory is exhausted.
 */
export function run(instructions: i32, cycles: u64): i32 {
  setBudget(instructions);
  setCyclesAtStart(cycles);
  clearExit(EXIT_STOP);
  for (;;) {
    if ((exit & EXIT_STOP) != 0) break;
    clearExit(-1);
    if (left == 0) break;
    if (pendingInterrupt()) takePendingInterrupt();
    if (load<u32>(WAITING) != 0) break;
    if (debugActive) {
      // One instruction at a time, with the checks of debug.ts around it.
      const before = left;
      if (!debugBeforeInstruction()) continue;
      const at = fetchSlow();
      if (at == 0) break;
      if (left < before) continue; // the fetch faulted and took an exception
      loop(at, 1);
      setLeft(before - 1 + left);
      debugAfterInstruction();
      continue;
    }
    const at = fetchSlow();
    if (at == 0) break;
    loop(at, left);
  }
  return budget - left;
}
