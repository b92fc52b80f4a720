// What follows from changes of state: the one place where the notes of state/exit.ts are worked off, at the end of the instruction.
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

/**
 * Does what the instruction has noted. Only where something else is current afterwards the loop must begin anew: leaving it
 * for nothing could be seen, since the fetch that follows may walk the tables.
 */
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
    raiseExit(EXIT_INTERRUPT);
  } else if ((notes & FOLLOW_CONTEXT) != 0) {
    const before = contextEl1;
    deriveContexts();
    if (contextEl1 != before) {
      dropFastOfCore(core, false);
      raiseExit(EXIT_INTERRUPT);
    }
  }
  if (translation || (notes & FOLLOW_LEVEL) != 0) {
    deriveSp();
    selectTlb();
  }
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
