/**
 * Scripts for monitor.S: data that two machines interpret, so that one assembled program runs any number of cases. What
 * the monitor prints is compared line by line, case by case.
 */
import { SYSTEM_REGISTERS } from '../../../src/engine/isa/sysregs.ts';

const OP = {
  end: 0,
  label: 1,
  poke: 2,
  poke32: 3,
  get32: 4,
  exec: 5,
  get: 6,
  hash: 7,
  wait: 8,
  run: 9,
  fill: 10,
} as const;

/** Addresses that monitor.S uses, and the memory that is left to the cases. */
export const SCRIPT = 0x4040_0000;
export const CODE = 0x4300_0000n;
export const TABLES = 0x4310_0000n;
export const DATA = 0x4600_0000n;
export const RAM_END = 0x4800_0000n;
export const MAILBOX = 0x4030_3000n;
export const SECOND_CORE = 0x4008_2000n;
const START = 0x4030_0000n;
const SP_SLOT = 31;
const V_SLOT = 34;
const FP_SLOT = 34 + 64;

/** Values with which the monitor works, and from which a case's controls start. */
export const SCTLR_EL1_RES1 = 0x30d0_0800n;
export const SCTLR_EL2_RES1 = 0x30c5_0830n;
export const CPTR_EL2_OPEN = 0x33ffn;
export const CPACR_OPEN = 3n << 20n;
export const HCR_RW = 1n << 31n;
export const TLBI_ALLE1 = 0xd50c879f;
export const TLBI_ALLE2 = 0xd50c871f;

const encodings = new Map(SYSTEM_REGISTERS.map(({ name, encoding }) => [name, encoding]));

/** MRS (read) or MSR of X0. */
export function accessWord(name: string, read: boolean): number {
  const encoding = encodings.get(name);
  if (encoding === undefined) throw new Error(`no register ${name}`);
  const [op0, op1, crn, crm, op2] = encoding;
  return (0xd5000000 + (read ? 0x200000 : 0) + (op0 << 19) + (op1 << 16) + (crn << 12) + (crm << 8) + (op2 << 5)) >>> 0;
}

export interface Run {
  readonly spsr: bigint;
  readonly pc: bigint;
  /** SCTLR of the monitor's level, set just before the program starts. */
  readonly sctlr?: bigint;
  /** CPTR_EL2, or CPACR_EL1 without EL2. */
  readonly cptr?: bigint;
  readonly withVectors?: boolean;
}

/** State that a program starts with; what is not named is 0. */
export interface Start {
  readonly x?: Readonly<Record<number, bigint>>;
  readonly sp0?: bigint;
  readonly sp1?: bigint;
  readonly v?: BigUint64Array;
  readonly fpcr?: bigint;
  readonly fpsr?: bigint;
}

export class Script {
  readonly names: string[] = [];
  /** By the index of a case the instruction that it is about, where it is about one. */
  readonly tried = new Map<number, number>();
  readonly atEl1: boolean;
  readonly #words: bigint[] = [];
  readonly #start = new Map<number, bigint>();
  readonly #restore: (() => void)[] = [];

  constructor(atEl1 = false) {
    this.atEl1 = atEl1;
  }

  #push(op: number, argument: number | bigint, ...operands: readonly bigint[]): void {
    this.#words.push((BigInt(argument) << 8n) | BigInt(op), ...operands.map((v) => BigInt.asUintN(64, v)));
  }

  /** Begins a case, about the instruction `word` if about one. What `undo` of the one before it registered happens first. */
  label(name: string, word?: number): void {
    if (word !== undefined) this.tried.set(this.names.length, word);
    this.finish();
    this.#push(OP.label, this.names.length);
    this.names.push(name);
  }
  /** Something to be done when the case is over. */
  undo(step: () => void): void {
    this.#restore.push(step);
  }
  finish(): void {
    for (const step of this.#restore.splice(0).reverse()) step();
  }
  poke(pairs: readonly (readonly [address: bigint, value: bigint])[]): void {
    if (pairs.length > 0) this.#push(OP.poke, pairs.length, ...pairs.flat());
  }
  /** Instruction words, two a doubleword. */
  code(address: bigint, words: readonly number[]): void {
    const pairs: (readonly [bigint, bigint])[] = [];
    for (let i = 0; i < words.length; i += 2)
      pairs.push([address + BigInt(4 * i), BigInt(words[i] ?? 0) | (BigInt(words[i + 1] ?? 0xd503201f) << 32n)]);
    this.poke(pairs);
  }
  /** Device registers of 32 bits. */
  write32(address: number, value: number): void {
    this.#push(OP.poke32, 0, BigInt(address), BigInt(value >>> 0));
  }
  read32(address: number): void {
    this.#push(OP.get32, 0, BigInt(address));
  }
  /** Executes a word at the monitor's level. */
  exec(word: number, x0 = 0n, x1 = 0n): void {
    this.#push(OP.exec, word, x0, x1);
  }
  /** The same, and prints X0. */
  get(word: number, x0 = 0n, x1 = 0n): void {
    this.#push(OP.get, word, x0, x1);
  }
  msr(name: string, value: bigint): void {
    this.exec(accessWord(name, false), value);
  }
  mrs(name: string): void {
    this.get(accessWord(name, true));
  }
  /** Prints a sum of memory; a multiple of 8 bytes. */
  hash(address: bigint, bytes: number): void {
    this.#push(OP.hash, 0, address, BigInt(bytes));
  }
  /** Fills memory with words that are SVCs, each with an immediate of its own. */
  fill(address: bigint, bytes: number): void {
    this.#push(OP.fill, 0, address, BigInt(bytes));
  }
  /** Waits until another core has written a doubleword. */
  wait(address: bigint, value: bigint): void {
    this.#push(OP.wait, 0, address, value);
  }
  start(state: Start): void {
    const slots = new Map<number, bigint>();
    for (const [n, value] of Object.entries(state.x ?? {})) slots.set(Number(n), BigInt.asUintN(64, value));
    slots.set(SP_SLOT, state.sp0 ?? 0n).set(SP_SLOT + 1, state.sp1 ?? 0n);
    state.v?.forEach((value, i) => slots.set(V_SLOT + i, value));
    slots.set(FP_SLOT, state.fpcr ?? 0n).set(FP_SLOT + 1, state.fpsr ?? 0n);
    const pairs: (readonly [bigint, bigint])[] = [];
    for (const n of new Set([...slots.keys(), ...this.#start.keys()])) {
      const value = slots.get(n) ?? 0n;
      if ((this.#start.get(n) ?? 0n) === value) continue;
      pairs.push([START + BigInt(8 * n), value]);
      this.#start.set(n, value);
    }
    this.poke(pairs);
  }
  run({ spsr, pc, sctlr, cptr, withVectors = false }: Run): void {
    const ownSctlr = this.atEl1 ? SCTLR_EL1_RES1 : SCTLR_EL2_RES1;
    const open = this.atEl1 ? CPACR_OPEN : CPTR_EL2_OPEN;
    this.#push(OP.run, withVectors ? 1 : 0, spsr, pc, sctlr ?? ownSctlr, cptr ?? open);
  }
  bytes(): Uint8Array {
    this.finish();
    return new Uint8Array(BigUint64Array.from([...this.#words, BigInt(OP.end)]).buffer);
  }
}
