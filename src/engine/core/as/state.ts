// What the interpreter, the helpers and the host share beside the window: AssemblyScript globals.
import { EL, PC, RECORD_SIZE } from '../layout';

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

/** Why the loop must look up: bits of EXIT_*. */
export let exit: i32 = 0;
/** PC has been set (exception, ERET, interrupt, PSTATE change): fetch again from PC. */
export const EXIT_JUMP: i32 = 1;
/** Something may have made an interrupt takeable, or changed its masks: look before the next instruction. */
export const EXIT_INTERRUPT: i32 = 2;
/** Leave run() after this instruction: the host must do something first. */
export const EXIT_STOP: i32 = 4;

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
export function raiseExit(bits: i32): void { exit |= bits; }
export function clearExit(bits: i32): void { exit &= ~bits; }

/** Address of the instruction that executes now (valid inside an instruction, after ip was written). */
export function currentPc(): u64 {
  return pageVa + (((ip - pageRecords) / RECORD_SIZE) << 2);
}

/** Cycles up to and including the instruction that executes now. */
export function cyclesNow(): u64 {
  return cyclesAtStart + <u64>(budget - left);
}

export function currentEl(): u32 { return load<u32>(EL); }

/** Sets the PC and leaves straight-line execution. */
export function jumpTo(pc: u64): void {
  store<u64>(PC, pc);
  exit |= EXIT_JUMP;
}
