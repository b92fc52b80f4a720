/**
 * Where the core's state lies in the linear memory that AssemblyScript, generated code and TypeScript share.
 *
 * The state of the core that runs now stands in one fixed window, so that a pre-decoded record can name a register by
 * its absolute address (below 64 KiB: 16 bits), and generated code reads it with a constant offset. On a core switch the
 * window is copied to and from the core's home. Plain numeric constants only: this file is compiled by both compilers.
 */

/** Start of the window. */
export const WINDOW = 0x400;
/** X0 to X30, then the zero register as it reads (never written), 8 bytes each. */
export const X0 = 0x400;
export const XZR = 0x4f8;
/** Where writes to XZR go; never read. */
export const XSINK = 0x500;
/** The stack pointer that PSTATE.SP and EL select now; the other banks stand in SP_EL0, SP_EL1, SP_EL2. */
export const SP = 0x508;
/** u64: the program counter, authoritative only outside the interpreter loop (inside it, see currentPc in as/state/running.ts). */
export const PC = 0x510;
/** Flags by their sources: N is the sign of i64 FN, Z is i64 FZ == 0, V is the sign of i64 FV, C is u32 FC (0 or 1). */
export const FN = 0x518;
export const FZ = 0x520;
export const FV = 0x528;
export const FC = 0x530;
/** PSTATE as u32s. EL: 0 to 2. SPSEL: 0 or 1. DAIF: D=8 A=4 I=2 F=1. IL, SS: 0 or 1. */
export const EL = 0x534;
export const SPSEL = 0x538;
export const DAIF = 0x53c;
export const IL = 0x540;
export const SS = 0x544;
/** u32 floating-point control and status. */
export const FPCR = 0x548;
export const FPSR = 0x54c;
/** u32: core is powered on (1) or off (0); waits: 0 running, 1 in WFI, 2 in WFE. */
export const POWERED = 0x550;
export const WAITING = 0x554;
/** u32: the event register of WFE and SEV. */
export const EVENT = 0x558;
/** u32: levels of the interrupt lines into this core: IRQ 1, FIQ 2, VIRQ 4, VFIQ 8. */
export const LINES = 0x55c;
/** Exclusive monitor: u64 physical address of the marked granule or ~0 when open; u32 size in bytes. */
export const MONITOR_PA = 0x560;
export const MONITOR_SIZE = 0x568;
/** u32: SError pending physically (from an asynchronous external abort); not used by the board today. */
export const SERROR = 0x56c;
/** u64: instructions this core has executed. */
export const EXECUTED = 0x570;
/** V0 to V31, 16 bytes each. */
export const V0 = 0x600;
/** System registers, u64 each, at the offsets that isa/sysregs.ts assigns. */
export const SYSREGS = 0x800;
export const WINDOW_END = 0x2000;

/** Scratch for v128 results of slow paths and helpers, outside the window: 16 slots of 16 bytes. */
export const SCRATCH = 0x2000;
/** Mailbox for MMIO and other host calls: u64 value at +0, u64 second value at +8. */
export const MAILBOX = 0x2100;
/** Statistics, u32/u64 counters read by the host (see as/state/statistics.ts). */
export const STATISTICS = 0x2200;
/** Homes of the cores' windows: HOMES + core * HOME_SIZE. */
export const HOMES = 0x4000;
export const HOME_SIZE = 0x2000;

export const MAX_CORES = 2;

/** The log of an observed run (as/state/log.ts): so many entries, of so many bytes. */
export const LOG_CAPACITY = 1024;
export const LOG_ENTRY = 24;
/** u64 address, u64 cycle behind the instruction, u32 its word, u16 core, u16 exception level. */
export const LOG_PC = 0;
export const LOG_CYCLE = 8;
export const LOG_WORD = 16;
export const LOG_CORE = 20;
export const LOG_EL = 22;
/** Why the log has ended a run: the host must look before the next instruction, or behind the last. 0: it has not. */
export const LOG_BEFORE = 1;
export const LOG_BEHIND = 2;
/** Ranges of instructions that are expected, at most. */
export const LOG_RANGES = 16;
/** In place of an expected word: whatever is there; the host looks whatever is there. Neither is an allocated instruction. */
export const LOG_ANY_WORD = 0xffffffff;
export const LOG_ALWAYS = 0xfffffffe;

/** The pre-decoded record, 16 bytes: u16 op, then slots as absolute addresses or raw numbers. */
export const RECORD_SIZE = 16;
export const R_OP = 0;
export const R_D = 2;
export const R_N = 4;
export const R_M = 6;
/** Either one 64-bit immediate … */
export const R_IMM = 8;
/** … or a fourth slot, a raw number, and a 32-bit immediate. */
export const R_A = 8;
export const R_T = 10;
export const R_IMM32 = 12;

/** Translation cache, fast array: one entry is 32 bytes; 1,024 entries an array; index VA[21:12]. */
export const TLB_ENTRIES = 1024;
export const TLB_READ = 0;
export const TLB_WRITE = 8;
export const TLB_EXECUTE = 16;
/** u32: host address of the frame minus the low 32 bits of the page's VA. */
export const TLB_ADDEND = 24;
/** u32: host address of the page's pre-decoded records. */
export const TLB_RECORDS = 28;
