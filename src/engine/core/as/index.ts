// The core's exports: what core.ts, on the other side, is typed against.
import { EXIT_STOP, raiseExit } from './state/exit';
import { core } from './state/running';

export { operationsDigest } from './run/generated/interpreter';
export { run, settle } from './run/run';
export {
  initialiseCores, resetCore, setClock, setCurrentCore, setEvent, setLines, setPowered, stateReplaced, switchCore, writeRowInside, writeRowOf,
} from './run/cores';
export { endWait, wakes } from './exceptions/interrupt';
export { setTracing } from './exceptions/take';
export { writePstate } from './exceptions/level';
export { hostAddressForRead, hostAddressForWrite, physicalRead, physicalWrite, probe } from './accesses/host-access';
export { readRow } from './registers/sysreg';
export { tlbi } from './translation/tlbi';
export { translationEntries, translationEntriesSize } from './translation/entries';
export {
  counterEpochCount, counterEpochCycles, eventStreamFired, nextTimerDeadline, restoreCounter, setCyclesPerCount, timerOutputs,
} from './counters/timer';
export { pmuCheck, pmuDeadline } from './counters/pmu';
export { addRegion, allocate, exhausted, frameEntry, regionAt, regionsInUse } from './memory/frames';
export { dropFastTranslations, dropFastWrites } from './memory/fast';
export { setConfiguration } from './state/configuration';
export { addStop, addWatch, beginStops, clearStops, hitAccess, hitAt, stopHit, watchHit } from './state/host-stops';
export { addLogRange, beginLog, closeLog, logCount, logEnd, logEntries, setLog } from './state/log';
/** Distance from the window of where a core's state stands now. */
export { homeOffset as coreOffset } from './state/homes';
/** All pre-decoded code is stale (a snapshot was restored). */
export { dropAllCode as forgetCode } from './memory/code';
export { spsrOf } from './state/pstate';
export { currentPc, cyclesNow } from './state/running';

export function currentCore(): i32 { return core; }

/** Ends this run after the instruction that executes now. */
export function stop(): void { raiseExit(EXIT_STOP); }
