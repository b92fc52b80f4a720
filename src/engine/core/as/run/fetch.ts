// The slow path of instruction fetches.
import { EL, IL, PC, RECORD_SIZE, TLB_EXECUTE, TLB_RECORDS } from '../../layout';
import { instructionAbort } from '../exceptions/abort';
import { illegalState, pcAlignmentFault } from '../exceptions/take';
import { recordsFor } from '../memory/code';
import { fillFastExecute, indexOf } from '../memory/fast';
import { memoryKind } from '../memory/frames';
import { clearExit, exit, EXIT_JUMP, EXIT_STOP, raiseExit } from '../state/exit';
import { left, setLeft, setPage, tlb } from '../state/running';
import { count, STATISTICS_FETCH_REFILLS } from '../state/statistics';
import { fault, FAULT_EXTERNAL } from '../translation/fault';
import { canonical } from '../translation/stage1';
import { EXECUTE, translate, translated } from '../translation/translate';
import { follow } from './follow';

/**
 * The record of the instruction at PC, with page and records set in state/running.ts. An instruction that cannot be fetched has
 * its exception taken, which costs one of `left`, and the vector is fetched instead. 0 when nothing is left or memory is
 * exhausted; PC is where to go on.
 */
export function fetchSlow(): usize {
  // Whatever has set PC is served by this fetch.
  clearExit(EXIT_JUMP);
  const at = load<u64>(PC);
  const e = tlb + indexOf(at);
  if (load<u64>(e, TLB_EXECUTE) == (at & ~(<u64>0xffc))) {
    const found = <usize>load<u32>(e, TLB_RECORDS);
    setPage(at & ~(<u64>0xfff), found);
    return found + ((<usize>at & 0xffc) >> 2) * RECORD_SIZE;
  }
  while (!fetchable()) {
    follow();
    clearExit(EXIT_JUMP);
    setLeft(left - 1);
    // The host may want to look at the exception before its handler begins.
    if (left <= 0 || (exit & EXIT_STOP) != 0) return 0;
  }
  const pc = load<u64>(PC);
  const records = recordsFor(translated & ~(<u64>0xfff));
  if (records == 0) {
    raiseExit(EXIT_STOP);
    return 0;
  }
  count(STATISTICS_FETCH_REFILLS);
  fillFastExecute(load<u32>(EL), pc, records);
  setPage(pc & ~(<u64>0xfff), records);
  return records + ((<usize>pc & 0xfff) >> 2) * RECORD_SIZE;
}

/** Translates PC, in the order of the exceptions' priorities (D1.13.2). Returns false after taking one. */
function fetchable(): bool {
  const el = load<u32>(EL);
  // Branches, returns and exceptions drop the tag (AArch64.BranchAddr).
  const pc = canonical(load<u64>(PC), el == 2);
  store<u64>(PC, pc);
  if ((pc & 3) != 0) {
    pcAlignmentFault(pc);
    return false;
  }
  if (!translate(pc, el, EXECUTE, true)) {
    instructionAbort(pc);
    return false;
  }
  if (memoryKind(translated) == 0) {
    fault(FAULT_EXTERNAL);
    instructionAbort(pc);
    return false;
  }
  if (load<u32>(IL) != 0) {
    illegalState();
    return false;
  }
  return true;
}
