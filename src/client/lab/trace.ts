/** Which instruction was executed when, for a run of known length. */
export interface Traced {
  /** The clock behind it. */
  readonly cycle: number;
  readonly core: number;
  readonly pc: bigint;
  readonly el: number;
}

export class Trace {
  readonly #cycles: Float64Array;
  readonly #pcs: BigUint64Array;
  /** Core in 7:4, level in 3:0. */
  readonly #where: Uint8Array;
  #length = 0;

  /** @param capacity instructions; more are forgotten */
  constructor(capacity: number) {
    this.#cycles = new Float64Array(capacity);
    this.#pcs = new BigUint64Array(capacity);
    this.#where = new Uint8Array(capacity);
  }

  /** Cycles ascend. */
  add(cycle: number, core: number, pc: bigint, el: number): void {
    if (this.#length === this.#cycles.length) return;
    this.#cycles[this.#length] = cycle;
    this.#pcs[this.#length] = pc;
    this.#where[this.#length++] = (core << 4) | el;
  }

  /** The instruction that was executed last when the clock shows `cycles`. */
  lastAt(cycles: number): Traced | undefined {
    let lower = 0;
    let upper = this.#length;
    while (lower < upper) {
      const middle = (lower + upper) >> 1;
      if ((this.#cycles[middle] ?? Infinity) <= cycles) lower = middle + 1;
      else upper = middle;
    }
    if (lower === 0) return undefined;
    const where = this.#where[lower - 1] ?? 0;
    return { cycle: this.#cycles[lower - 1] ?? 0, core: where >> 4, pc: this.#pcs[lower - 1] ?? 0n, el: where & 15 };
  }
}
