/** What a console has sent, with the cycle of each byte: enough to show it as it was at any point of the run. */

/** Bytes that are kept; half of them go when there are more. */
const CAPACITY = 1 << 20;
/** Bytes that a screen is drawn from anew: more than its lines can hold. */
const REDRAWN = 1 << 18;

/** What a terminal is to draw next. */
export interface Drawn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** It was drawn before: what the terminal answered then is in the recording, and it must not answer again. */
  readonly again: boolean;
  /** The screen is empty before it. */
  readonly reset: boolean;
}

export class ConsoleLog {
  #bytes = new Uint8Array(4096);
  #cycles = new Float64Array(4096);
  #length = 0;
  /** Bytes before those that are kept. Counts below are of all bytes, these included. */
  #gone = 0;
  /** Bytes on the screen, and the most that ever were. */
  #shown = 0;
  #drawn = 0;

  /** Nothing was ever sent, as far as is known. */
  get isEmpty(): boolean {
    return this.#length === 0 && this.#gone === 0;
  }

  add(cycles: number, byte: number): void {
    if (this.#length === this.#bytes.length) this.#makeRoom();
    this.#bytes[this.#length] = byte;
    this.#cycles[this.#length++] = cycles;
  }

  #makeRoom(): void {
    if (this.#length < CAPACITY) {
      const [bytes, cycles] = [this.#bytes, this.#cycles];
      this.#bytes = new Uint8Array(2 * this.#length);
      this.#bytes.set(bytes);
      this.#cycles = new Float64Array(2 * this.#length);
      this.#cycles.set(cycles);
      return;
    }
    const half = CAPACITY / 2;
    this.#bytes.copyWithin(0, half);
    this.#cycles.copyWithin(0, half);
    this.#length -= half;
    this.#gone += half;
  }

  /** What was sent behind `cycles` did not happen; a screen that shows it is drawn anew. */
  truncate(cycles: number): void {
    const sent = this.#sentUntil(cycles);
    this.#length = sent - this.#gone;
    this.#drawn = Math.min(this.#drawn, sent);
    if (this.#shown > sent) this.#shown = Infinity;
  }

  /** What brings the screen to what it showed at a cycle; nothing when it shows that already. */
  show(cycles: number): readonly Drawn[] {
    const to = this.#sentUntil(cycles);
    const reset = to < this.#shown;
    const from = Math.max(this.#gone, reset ? to - REDRAWN : this.#shown);
    const fresh = Math.max(from, Math.min(to, this.#drawn));
    this.#shown = to;
    this.#drawn = Math.max(this.#drawn, to);
    const pieces = [
      { bytes: this.#part(from, fresh), again: true, reset },
      { bytes: this.#part(fresh, to), again: false, reset: false },
    ];
    return pieces.filter((piece) => piece.reset || piece.bytes.length > 0);
  }

  #part(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(from - this.#gone, to - this.#gone);
  }

  /** Bytes that were sent up to a cycle. */
  #sentUntil(cycles: number): number {
    let lower = 0;
    let upper = this.#length;
    while (lower < upper) {
      const middle = (lower + upper) >> 1;
      if ((this.#cycles[middle] ?? Infinity) <= cycles) lower = middle + 1;
      else upper = middle;
    }
    return this.#gone + lower;
  }
}
