/** The context frame on the EL2 stack, and the words above it through which handlers ask vectors.s for work. */
import { FRAME, type El2 } from '../el2.ts';

/** Bytes of EL2 stack of each core. */
export const STACK = 0x4000;
/** V0–V31, FPCR, FPSR. */
export const FP_BYTES = 528;
/** Above the frame: whether there is work, floating-point registers to save and to load, and copies of 24 bytes each: of four VMs three images. */
export const WORK = { FLAGS: 0, SAVE: 8, LOAD: 16, COUNT: 24, COPIES: 32, MAX_COPIES: 12, SIZE: 320 } as const;

/** What vectors.s does before it resumes: addresses of floating-point registers, and images that are copied. */
export interface Work {
  readonly save?: number;
  readonly load?: number;
  readonly copies?: readonly { readonly from: number; readonly to: number; readonly size: number }[];
}

/** Of a SPSR: one instruction is executed before the step exception comes, where steps are on. */
export const SPSR_SS = 1n << 21n;

/** Guest registers as an exception left them. Values are unsigned 64-bit. */
export class Frame {
  readonly #el2: El2;
  constructor(el2: El2) {
    this.#el2 = el2;
  }

  #read(offset: number): bigint {
    return this.#el2.read(this.#el2.frame + offset, 8) ?? 0n;
  }
  #write(offset: number, value: bigint): void {
    this.#el2.write(this.#el2.frame + offset, 8, BigInt.asUintN(64, value));
  }

  /** X0–X30; 31 reads as zero. */
  x(n: number): bigint {
    return n > 30 ? 0n : this.#read(8 * n);
  }
  /** Sets X0–X30; writes to 31 are lost. */
  setX(n: number, value: bigint): void {
    if (n <= 30) this.#write(8 * n, value);
  }
  /** ELR_EL2: where the guest goes on. Can be assigned. */
  get elr(): bigint {
    return this.#read(FRAME.ELR);
  }
  set elr(value: bigint) {
    this.#write(FRAME.ELR, value);
  }
  /** SPSR_EL2: PSTATE with which the guest goes on. Can be assigned. */
  get spsr(): bigint {
    return this.#read(FRAME.SPSR);
  }
  set spsr(value: bigint) {
    this.#write(FRAME.SPSR, value);
  }
  /** SP_EL0. Can be assigned. */
  get sp(): bigint {
    return this.#read(FRAME.SP);
  }
  set sp(value: bigint) {
    this.#write(FRAME.SP, value);
  }

  /** Goes on behind the instruction that trapped, which counts as executed: for a guest that steps itself too (D2.12). */
  skip(): void {
    this.elr += 4n;
    const { spsr } = this;
    if ((spsr & SPSR_SS) !== 0n) this.spsr = spsr & ~SPSR_SS;
  }

  /** x0–x30, SP_EL0, ELR, SPSR: what a VCpu takes along when another one gets its core. */
  save(): bigint[] {
    return Array.from({ length: FRAME.SIZE / 8 }, (_, i) => this.#read(8 * i));
  }
  load(values: readonly bigint[]): void {
    for (let i = 0; i < FRAME.SIZE / 8; i++) this.#write(8 * i, values[i] ?? 0n);
  }

  /** Has vectors.s save and load floating-point registers at these addresses (0: none), then make the copies. */
  requestWork(work: Work): void {
    const at = FRAME.SIZE;
    const copies = (work.copies ?? []).slice(0, WORK.MAX_COPIES);
    this.#write(at + WORK.FLAGS, 1n);
    this.#write(at + WORK.SAVE, BigInt(work.save ?? 0));
    this.#write(at + WORK.LOAD, BigInt(work.load ?? 0));
    this.#write(at + WORK.COUNT, BigInt(copies.length));
    copies.forEach(({ from, to, size }, i) => {
      const entry = at + WORK.COPIES + 24 * i;
      this.#write(entry, BigInt(from));
      this.#write(entry + 8, BigInt(to));
      this.#write(entry + 16, BigInt(Math.ceil(size / 16) * 16));
    });
  }
}
