// The run loop's turn while an observed run is logged (state/log.ts): one instruction at a time.
import { EL, LOG_BEFORE, LOG_BEHIND, LOG_CAPACITY, PC } from '../../layout';
import { pendingInterrupt } from '../exceptions/interrupt';
import { fetchedWord } from '../memory/code';
import { debugActive } from '../state/debug';
import { exit, EXIT_STOP } from '../state/exit';
import { endLog, logCount, logInstruction, logWord, looksBefore, unlog } from '../state/log';
import { left } from '../state/running';
import { STATISTICS_DESCRIPTORS } from '../state/statistics';
import { fetchSlow } from './fetch';
import { runOne } from './one';

/** Whether the log ends before the next instruction: interrupts and software step are for the host to see one by one. */
export function logEnds(): bool {
  if (!debugActive && logCount < LOG_CAPACITY && !pendingInterrupt()) return false;
  endLog(LOG_BEFORE);
  return true;
}

/** The instruction at PC, unless the host looks at it first. The log ends behind one that did more than go on in its level. */
export function runLogged(): void {
  const pc = load<u64>(PC);
  const el = load<u32>(EL);
  const rest = left;
  const descriptors = load<u32>(STATISTICS_DESCRIPTORS);
  logInstruction(pc, el);
  const at = fetchSlow();
  // A fetch that faults is an instruction that was executed: it costs one.
  if (left != rest) return endLog(LOG_BEHIND);
  if (at == 0) {
    unlog();
    return endLog(LOG_BEFORE);
  }
  const word = fetchedWord(pc);
  if (looksBefore(pc, el, word)) {
    unlog();
    return endLog(LOG_BEFORE);
  }
  logWord(word);
  runOne(at);
  const isPlain = (exit & EXIT_STOP) == 0 && load<u64>(PC) != pc && load<u32>(EL) == el;
  if (!isPlain || load<u32>(STATISTICS_DESCRIPTORS) != descriptors) endLog(LOG_BEHIND);
}
