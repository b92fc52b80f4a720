/**
 * What a handler of the built-in hypervisor has, and nothing else (design.md, The hypervisor): the context frame, system
 * registers by name with EL2's rights, memory by physical address, TLB maintenance, and two kinds of host channels. A call
 * is atomic between two instructions; every operation is charged to `cycles` and recorded.
 */
export type Bytes = 1 | 2 | 4 | 8;

/** The reason of a call: what vectors.s puts into x0. */
export const REASON = { BOOT: 0, SYNC: 1, IRQ: 2, FIQ: 3, SERROR: 4, CURRENT_EL: 5 } as const;
export type Reason = (typeof REASON)[keyof typeof REASON];

/** What vectors.s does next: restore and ERET, wait for an interrupt at EL2, or stop for good. */
export type Outcome = 'resume' | 'park' | 'panic';

/** The context frame on the EL2 stack: x0–x30 at 0, SP_EL0 at 248, ELR_EL2 at 256, SPSR_EL2 at 264; 272 bytes. */
export const FRAME = { SP: 248, ELR: 256, SPSR: 264, SIZE: 272 } as const;

/** A terminal beside the board's UART: bytes out at once, bytes in as recorded input. */
export interface ConsoleChannel {
  write(byte: number): void;
  /** The next byte typed, or undefined. */
  read(): number | undefined;
}

/** A disk image beside the board's. Ranges outside it give undefined or false. */
export interface DiskChannel {
  readonly size: number;
  readonly readOnly: boolean;
  read(offset: number, length: number): Uint8Array | undefined;
  write(offset: number, bytes: Uint8Array): boolean;
  flush(): boolean;
}

export interface El2 {
  /** The core that called: 0 or 1. */
  readonly core: number;
  /** Physical address of the context frame. */
  readonly frame: number;
  /** A system register by its name, 'ESR_EL2', with EL2's rights. @throws EngineError core.no-register */
  mrs(name: string): bigint;
  /** Writes one; its bits mean what they mean to MSR at EL2. @throws EngineError core.no-register */
  msr(name: string, value: bigint): void;
  /** Memory or a device at a physical address; undefined: an abort. Little-endian. @throws EngineError el2.unmapped */
  read(address: number, size: Bytes): bigint | undefined;
  /** Writes the low `size` bytes of `value`. False: an abort. */
  write(address: number, size: Bytes, value: bigint): boolean;
  /**
   * A copy of RAM, for what is longer than a register; undefined when any byte is outside. Charged by 64 bytes, and counted
   * by 64 KiB where COST.LIMIT is concerned.
   */
  readBytes(address: number, length: number): Uint8Array | undefined;
  /** Copies bytes into RAM. False, and nothing done, when any of them would be outside it. */
  writeBytes(address: number, bytes: Uint8Array): boolean;
  /** TLB maintenance by name: 'VMALLS12E1IS', 'IPAS2E1IS' … `value` as the instruction's register. */
  tlbi(operation: string, value?: bigint): void;
  /** Host channel n, or undefined when the machine has none. */
  console(n: number): ConsoleChannel | undefined;
  /** Disk image n beside the board's, or undefined when the machine has none. */
  disk(n: number): DiskChannel | undefined;
  /** Cycle count now, for deadlines. */
  readonly cycles: number;
}

/** A hypervisor as the machine runs it. Its lasting state is `state`: plain data, saved in every snapshot. */
export interface HypervisorProgram {
  /** The A64 part: bytes, where they are loaded, where core 0 starts, and in which range HLT #0x7E2 is the door. */
  readonly image: {
    readonly address: number;
    readonly bytes: Uint8Array;
    readonly entry: number;
    readonly textEnd: number;
  };
  call(reason: Reason, el2: El2): Outcome;
  /** While an operation of a call is done: the line of a reader's own code that asked for it, where it was one. */
  place?(): { readonly file: string; readonly line: number; readonly column: number } | undefined;
  /** As before the first call: a machine starts with that, and its board can be reset. */
  reset(): void;
  save(): unknown;
  /** @throws EngineError when the state does not fit */
  restore(state: unknown): void;
}

/** Immediate of the HLT that is the door. */
export const DOOR = 0x7e2;
/** Cycles charged for a call and for an access; more accesses than the limit in one call are a panic. */
export const COST = { CALL: 500, ACCESS: 20, LIMIT: 100_000 } as const;
