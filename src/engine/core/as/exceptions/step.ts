// Software step (Arm ARM D2.12). STEP_STATE: bit 0: an instruction has been stepped, bit 1: it was a load exclusive.
import { PC, SS } from '../../layout';
import { debugEnabledHere, MDSCR_SS } from '../state/debug';
import { MDSCR_EL1, STEP_STATE } from '../state/generated/sysregs';
import { pageRecords } from '../state/running';
import { softwareStepException } from './debug';

let stepping: bool = false;

/** Takes the Software Step exception when the state machine is active-pending, and tells whether it did. */
export function stepBefore(): bool {
  stepping = false;
  if ((load<u64>(MDSCR_EL1) & MDSCR_SS) == 0 || !debugEnabledHere()) {
    store<u64>(STEP_STATE, 0);
    return false;
  }
  if (load<u32>(SS) != 0) {
    stepping = true;
    return false;
  }
  const state = load<u64>(STEP_STATE);
  store<u64>(STEP_STATE, 0);
  softwareStepException(load<u64>(PC), (state & 1) != 0, (state & 2) != 0);
  return true;
}

/** After an instruction: active-not-pending becomes active-pending. An exception or ERET has cleared PSTATE.SS already. */
export function stepAfter(): void {
  if (!stepping) return;
  stepping = false;
  store<u32>(SS, 0);
  store<u64>(STEP_STATE, loadExclusive ? 3 : 1);
}

/** SVC, HVC and SMC complete before their exception: it must save PSTATE.SS = 0 (SSAdvance). */
export function stepAdvance(): void {
  if (stepping) store<u32>(SS, 0);
}

/** Whether the instruction that is stepped is LDXR, LDAXR, LDXP or LDAXP: bits [29:23] are 0010000 and L is set. */
let loadExclusive: bool = false;

/** Looks at the word of the record at `at` before it executes; its page's frame stands behind the page's records. */
export function stepFetched(at: usize): void {
  if (!stepping) return;
  const word = load<u32>(<usize>load<u32>(pageRecords, 1025 * 16) + ((at - pageRecords) >> 2));
  loadExclusive = (word & 0x3fc00000) == 0x08400000;
}
