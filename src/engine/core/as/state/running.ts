// The core that runs and the instruction that executes: what the interpreter, the helpers and the host share beside the window.
import { EL, RECORD_SIZE } from '../../layout';

/** The core whose state is in the window. */
export let core: i32 = 0;
/** Fast translation array of the current EL (what loads, stores and fetches of this instruction use). */
export let tlb: usize = 0;
/** Fast array of EL0 (LDTR, STTR), valid at EL1. */
export let tlbUser: usize = 0;

/** Record of the instruction that executes now. Written before anything that may fault or look at the PC. */
export let ip: usize = 0;
/** Virtual address and records of the page that executes now. */
export let pageVa: u64 = 0;
export let pageRecords: usize = 0;
/** Instructions left in this run's budget, the current one already taken off. Written with ip. */
export let left: i32 = 0;
/** The budget that `left` began with, and the cycle count at that time. */
export let budget: i32 = 0;
export let cyclesAtStart: u64 = 0;

export function setCore(value: i32): void { core = value; }
export function setTlb(value: usize): void { tlb = value; }
export function setTlbUser(value: usize): void { tlbUser = value; }
export function setIp(value: usize): void { ip = value; }
export function setPage(va: u64, records: usize): void { pageVa = va; pageRecords = records; }
export function setLeft(value: i32): void { left = value; }
export function setBudget(value: i32): void { budget = value; left = value; }
/** Puts instructions aside (negative) or back: what was executed, and so the clock, is not touched. */
export function setPart(change: i32): void { budget += change; left += change; }
export function setCyclesAtStart(value: u64): void { cyclesAtStart = value; }
/** Address of the instruction that executes now (valid inside an instruction, after ip was written). */
export function currentPc(): u64 {
  return pageVa + (((ip - pageRecords) / RECORD_SIZE) << 2);
}

/** Cycles up to and including the instruction that executes now. */
export function cyclesNow(): u64 {
  return cyclesAtStart + <u64>(budget - left);
}

export function currentEl(): u32 { return load<u32>(EL); }
