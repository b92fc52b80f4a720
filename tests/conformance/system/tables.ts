/** Translation tables with random descriptors on the way to the addresses that a case uses (Arm ARM D5.3). */
import type { Random } from '../instructions/case.ts';
import { DATA, type Script, TABLES } from './script.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const ADDRESS = 0x0000_ffff_ffff_f000n;

export interface Format {
  /** 4 or 64 KiB. */
  readonly large: boolean;
  readonly inputBits: number;
  readonly stage: 1 | 2;
  readonly bigEndian: boolean;
  /** Level of the first table; given for stage 2, where a setting says it. */
  readonly firstLevel?: number;
}

/** Addresses that never answer: for pages and blocks of 2 MiB, and above the memory for those that would reach the flash. */
const NOWHERE = 0x0b00_0000n;
const NOWHERE_ABOVE = 0x20_0000_0000n;
const FIRST_BITS_ABOVE = 24;

/** A random address of more than 32 bits, not in a window of QEMU's PCIe, which reads as ones there (row absent-devices). */
function wild(random: Random): bigint {
  const at = ((BigInt(random.u32()) << 16n) | bit(32 + random.below(16))) & ADDRESS;
  const window = at >> 39n === 1n || at >> 28n === 0x401n;
  return window ? at ^ bit(40) : at;
}

/** How often things go wrong, one in …; 0: never. */
export interface Odds {
  readonly fault: number;
  /** Whether memory of a stage 2 may be of a device type. */
  readonly devices?: boolean;
}

export class Tables {
  readonly root: bigint;
  readonly #format: Format;
  readonly #random: Random;
  readonly #odds: Odds;
  readonly #entries = new Map<bigint, bigint>();
  #next: bigint;

  constructor(format: Format, random: Random, at: bigint = TABLES, odds: Odds = { fault: 20 }) {
    this.#format = format;
    this.#random = random;
    this.#odds = odds;
    this.root = at;
    // Sixteen concatenated tables need that much alignment.
    this.#next = at + 0x10_0000n;
  }

  get #stride(): number {
    return this.#format.large ? 13 : 9;
  }
  get #grain(): number {
    return this.#stride + 3;
  }
  get firstLevel(): number {
    return this.#format.firstLevel ?? 4 - Math.ceil((this.#format.inputBits - this.#grain) / this.#stride);
  }
  #shift(level: number): number {
    return (3 - level) * this.#stride + this.#grain;
  }
  #slot(table: bigint, va: bigint, level: number): bigint {
    const bits = level === this.firstLevel ? this.#format.inputBits - this.#shift(level) : this.#stride;
    return table + ((va >> BigInt(this.#shift(level))) & (bit(bits) - 1n)) * 8n;
  }
  #newTable(): bigint {
    const table = this.#next;
    this.#next += 0x1_0000n;
    return table;
  }
  #rare(n = this.#odds.fault): boolean {
    return n > 0 && this.#random.below(n) === 0;
  }

  /** Maps the block or page around `va` to `pa` with the attributes given, as large as a block of a level can be. */
  fix(va: bigint, pa: bigint, attributes: bigint, level: number): void {
    let table = this.root;
    for (let at = this.firstLevel; at < level; at++) {
      const slot = this.#slot(table, va, at);
      const old = this.#entries.get(slot);
      const next = old === undefined ? this.#newTable() : old & ADDRESS;
      if (old === undefined) this.#entries.set(slot, next | 3n);
      table = next;
    }
    const size = bit(this.#shift(level));
    this.#entries.set(this.#slot(table, va, level), (pa & ~(size - 1n)) | attributes | (level === 3 ? 3n : 1n));
  }

  /** Where the descriptor of a level for `va` stands, and what it is; 0 where none was written. */
  descriptor(va: bigint, level: number): readonly [address: bigint, value: bigint] {
    let table = this.root;
    for (let at = this.firstLevel; ; at++) {
      const slot = this.#slot(table, va, at);
      const value = this.#entries.get(slot) ?? 0n;
      if (at === level) return [slot, value];
      table = value & ADDRESS;
    }
  }

  /** A random way for `va`; what is there already stays. */
  map(va: bigint): void {
    let table = this.root;
    for (let level = this.firstLevel; ; level++) {
      const slot = this.#slot(table, va, level);
      let entry = this.#entries.get(slot);
      if (entry === undefined) {
        entry = level === 3 ? this.#leaf(3) : this.#descriptor(level);
        this.#entries.set(slot, entry);
      }
      if (level === 3 || (entry & 3n) !== 3n) return;
      table = entry & ADDRESS & ~(bit(this.#grain) - 1n);
      if (table < TABLES || table >= DATA) return;
    }
  }

  #descriptor(level: number): bigint {
    const random = this.#random;
    if (this.#rare()) return BigInt(random.below(2)) << 1n;
    if (random.below(8) === 0 && level > 0 && !(this.#format.large && level === 1)) return this.#leaf(level);
    if (this.#rare(40)) return wild(random) | 3n;
    let attributes = BigInt(random.below(1024)) << 2n;
    if (this.#format.stage === 1) for (const n of [59, 60, 61, 62, 63]) if (random.below(8) === 0) attributes |= bit(n);
    if (this.#format.large) attributes &= 0xffcn;
    return this.#newTable() | attributes | 3n;
  }

  #leaf(level: number): bigint {
    const random = this.#random;
    const shift = this.#shift(level);
    const page = level === 3;
    let out = page ? DATA + (BigInt(random.below(4)) << BigInt(shift)) : DATA & ~(bit(shift) - 1n);
    if (this.#rare(50)) out = shift > FIRST_BITS_ABOVE ? NOWHERE_ABOVE : NOWHERE & ~(bit(shift) - 1n);
    if (this.#rare(40)) out |= bit(32 + random.below(7));
    if (shift > 39) out = 0n;
    // AF, SH, AP or S2AP, attributes; then contiguous, XN, PXN.
    let low = (BigInt(random.pick([0, 2, 3], 0)) << 8n) | (BigInt(random.below(4)) << 6n);
    if (!this.#rare(12)) low |= bit(10);
    if (this.#format.stage === 1) {
      low |= BigInt(random.below(2)) << 11n;
      low |= BigInt(random.below(3) === 0 ? random.below(8) : 0) << 2n;
      if (random.below(4) === 0) low |= bit(53);
    } else
      low |=
        BigInt(
          random.below(3) === 0 ? random.pick(this.#odds.devices === true ? [0, 1, 2, 3] : [5, 10, 15, 7], 15) : 15,
        ) << 2n;
    if (random.below(4) === 0) low |= bit(54);
    if (random.below(8) === 0) low |= bit(55 + random.below(4));
    const type = page ? (this.#rare(30) ? 1n : 3n) : 1n;
    return out | low | type;
  }

  /** Writes the tables, and clears them when the case is over. */
  write(script: Script): void {
    const swap = (v: bigint): bigint => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, v);
      return view.getBigUint64(0, true);
    };
    const pairs = [...this.#entries].map(([a, v]) => [a, this.#format.bigEndian ? swap(v) : v] as const);
    script.poke(pairs);
    script.undo(() => {
      script.poke(pairs.map(([a]) => [a, 0n] as const));
    });
  }
}
