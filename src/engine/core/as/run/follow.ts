// What follows from changes of state: the one place where the notes of state/exit.ts are worked off, between two instructions.
import { pmuChanged } from '../counters/pmu';
import { deriveSp, dropFastOfCore, selectTlb } from '../memory/fast';
import { debugActive, debugChanged } from '../state/debug';
import {
  clearExit, exit, EXIT_INTERRUPT, FOLLOW, FOLLOW_CONTEXT, FOLLOW_DEBUG, FOLLOW_FP, FOLLOW_LEVEL, FOLLOW_TRANSLATION,
  raiseExit,
} from '../state/exit';
import { fpControlsChanged, fpLevelChanged } from '../state/fp';
import { core } from '../state/running';
import { contextEl1, deriveContexts } from '../translation/entries';

/** Does what the last instruction has noted. */
export function follow(): void {
  const notes = exit & FOLLOW;
  if (notes == 0) return;
  clearExit(FOLLOW);
  if ((notes & FOLLOW_FP) != 0) fpControlsChanged();
  else if ((notes & FOLLOW_LEVEL) != 0) fpLevelChanged();
  let translation = (notes & FOLLOW_TRANSLATION) != 0;
  if ((notes & FOLLOW_DEBUG) != 0) {
    const before = debugActive;
    debugChanged();
    // Fast accesses pass by watchpoints; so none may be left, or they may come back.
    if (debugActive != before) translation = true;
  }
  if (translation) {
    deriveContexts();
    dropFastOfCore(core, false);
    dropFastOfCore(core, true);
  } else if ((notes & FOLLOW_CONTEXT) != 0) {
    const before = contextEl1;
    deriveContexts();
    if (contextEl1 != before) dropFastOfCore(core, false);
  }
  if (translation || (notes & FOLLOW_LEVEL) != 0) {
    deriveSp();
    selectTlb();
  }
}

/** The same inside an instruction, for the host that has written a register in it; behind the instruction all is fetched anew. */
export function followInside(): void {
  if ((exit & FOLLOW) == 0) return;
  follow();
  raiseExit(EXIT_INTERRUPT);
}

/** Derives all that is derived from the window: another core's state stands in it now, or what the host has put there. */
export function followAll(): void {
  clearExit(FOLLOW);
  fpControlsChanged();
  debugChanged();
  pmuChanged();
  deriveContexts();
  deriveSp();
  selectTlb();
}
