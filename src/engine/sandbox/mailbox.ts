/**
 * The bytes through which host and sandbox talk: numbers and bytes at fixed places, never objects, so that nothing of one
 * side can be reached from the other. Code inside writes its arguments, calls `doorbell`, and finds the result.
 */

/** What code inside asks for. */
export const OP = {
  MRS: 1,
  MSR: 2,
  READ: 3,
  WRITE: 4,
  READ_BYTES: 5,
  WRITE_BYTES: 6,
  TLBI: 7,
  CONSOLE: 8,
  CONSOLE_WRITE: 9,
  CONSOLE_READ: 10,
  DISK: 11,
  DISK_READ: 12,
  DISK_WRITE: 13,
  DISK_FLUSH: 14,
  CYCLES: 15,
  /** The next piece of what an operation read. */
  MORE: 16,
  /** A piece of what an operation will write, or of a text for the host. */
  PIECE: 17,
  /** What a predicate asks about a run. */
  QUERY: 18,
  /** Neighbouring descriptors, as many writes as there are (RunAccess): A, B and VALUE, and LENGTH for the step. */
  WRITE_RUN: 19,
} as const;

/**
 * Places, in bytes. A and B are float64, VALUE is uint64. Everything little-endian. After a call CURRENT says who is on
 * each core, in two uint16: the VM's number and one, or 0 for nobody, and the VCpu's. OWN has a bit for each part (parts.ts)
 * whose code, a reader's, was called last time. POWER has two uint16 for each of the four VMs: its power (POWERS), and how
 * often it was started. All are asked for at each call, and are part of the memory that is saved.
 */
export const AT = {
  OP: 0,
  A: 8,
  B: 16,
  VALUE: 24,
  LENGTH: 32,
  STATUS: 40,
  CURRENT: 48,
  OWN: 56,
  POWER: 64,
  BYTES: 80,
} as const;
/** Powers of a VM by their number in the mailbox. */
export const POWERS = ['off', 'on', 'failed'] as const;
export const STATUS = { NO: 0, YES: 1 } as const;
export const MAILBOX = 64 * 1024;
/** Bytes of a piece. */
export const PIECE = MAILBOX - AT.BYTES;
/** Longest name of a register or of an operation. */
export const NAME = 64;
/** Of a stack that is asked for at each operation of El2: the innermost frames, those of the hypervisor among them. */
export const WHERE = 2500;
/** Longest text from inside: a state, an error, an answer. */
export const TEXT = 8 * 2 ** 20;

/** What strip.ts puts around a value that is thrown, so that its place is known where it is no Error. */
export const THROWN = '__thrown';

/** Functions that the bundle leaves for the host. */
export const ENTRY = { ENTER: 'enter', DESCRIBE: 'describe', WHERE: 'where', STATE: 'state' } as const;
