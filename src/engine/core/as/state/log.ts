// The log of an observed run: what each instruction was, for a host that has to know of all of them. It looks at hundreds at a
// time; where it must look itself, at the state before an instruction or behind it, the run ends there.
import {
  LOG_ALWAYS, LOG_ANY_WORD, LOG_CAPACITY, LOG_CORE, LOG_CYCLE, LOG_EL, LOG_ENTRY, LOG_RANGES, LOG_WORD,
} from '../../layout';
import { EXIT_STOP, raiseExit } from './exit';
import { core, cyclesNow } from './running';

const entries: usize = memory.data(LOG_CAPACITY * LOG_ENTRY, 8);

/** u64 first address, u64 bytes, u32 host address of the words, u32 mask of the levels at which they count. */
const RANGE: usize = 24;
const ranges: usize = memory.data(LOG_RANGES * 24, 8);

const ERET: u32 = 0xd69f03e0;
/** MSR, MRS, SYS, barriers and hints: the upper byte. */
const SYSTEM: u32 = 0xd5;

export let logging: bool = false;
export let logCount: i32 = 0;
/** Why the run has ended, LOG_*; 0: not because of the log. */
export let logEnd: i32 = 0;
let rangeCount: u32 = 0;
/** Levels whose system instructions the host looks at, a bit each. */
let systemLevels: u32 = 0;

/** What the host looks at before it is executed: system instructions at these levels; there are no ranges any more. */
export function setLog(levels: u32): void {
  systemLevels = levels;
  rangeCount = 0;
}

/** A range of expected words, which the host writes at `words`; false when there are too many. */
export function addLogRange(first: u64, bytes: u64, words: usize, levels: u32): bool {
  if (rangeCount == LOG_RANGES) return false;
  const r = ranges + <usize>rangeCount * RANGE;
  rangeCount++;
  store<u64>(r, first);
  store<u64>(r, bytes, 8);
  store<u32>(r, <u32>words, 16);
  store<u32>(r, levels, 20);
  return true;
}

/** Around a run that is logged. The log is empty when it begins, and can be read until the next one. */
export function beginLog(): void {
  logging = true;
  logCount = 0;
  logEnd = 0;
}
export function closeLog(): void { logging = false; }

export function logEntries(): usize { return entries; }

/** Ends the run at the end of what goes on now. */
export function endLog(why: i32): void {
  logEnd = why;
  raiseExit(EXIT_STOP);
}

/** The instruction that is about to be fetched. */
export function logInstruction(pc: u64, el: u32): void {
  const e = entries + <usize>logCount * LOG_ENTRY;
  logCount++;
  store<u64>(e, pc);
  store<u64>(e, cyclesNow() + 1, LOG_CYCLE);
  store<u32>(e, 0, LOG_WORD);
  store<u16>(e, <u16>core, LOG_CORE);
  store<u16>(e, <u16>el, LOG_EL);
}
export function logWord(word: u32): void { store<u32>(entries + <usize>(logCount - 1) * LOG_ENTRY, word, LOG_WORD); }
/** It was not executed. */
export function unlog(): void { logCount--; }

/** Whether the host looks before an instruction: its state is asked for, or it is another than expected. */
export function looksBefore(pc: u64, el: u32, word: u32): bool {
  if (word == ERET || (((systemLevels >> el) & 1) != 0 && word >> 24 == SYSTEM)) return true;
  for (let i: u32 = 0; i < rangeCount; i++) {
    const r = ranges + <usize>i * RANGE;
    const offset = pc - load<u64>(r);
    if (offset >= load<u64>(r, 8)) continue;
    if (((load<u32>(r, 20) >> el) & 1) == 0) return false;
    const expected = load<u32>(<usize>load<u32>(r, 16) + <usize>offset);
    return expected != LOG_ANY_WORD && (expected == LOG_ALWAYS || expected != word);
  }
  return false;
}
