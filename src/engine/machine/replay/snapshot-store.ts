/**
 * Snapshots of one run, dense near now and sparse in the past: between two neighbours lies at most a fixed part of their
 * distance from now, so a run of any length keeps a number of them that grows with its logarithm.
 */
import type { MachineSnapshot } from '../snapshot.ts';

/** A point of a run. Distances are counted in instructions: that is what it costs to come here again. */
export interface Kept {
  readonly snapshot: MachineSnapshot;
  /** Entries of the input log that are applied. */
  readonly index: number;
  /** Instructions of all cores. */
  readonly work: number;
  /** Each takes somebody who follows the run back to this point. */
  readonly followers: readonly (() => void)[];
}

export interface StoreOptions {
  /** Bytes of pages and other blocks, each counted once however many snapshots share it. */
  readonly maximumBytes: number;
  readonly maximumSnapshots: number;
  /** Instructions between neighbours near now. */
  readonly interval: number;
  /** Whether the first point stays whatever it takes; else it goes before the others become too sparse. */
  readonly keepsStart: boolean;
}

/** Between neighbours lies at most 1/SPREAD of their distance from now. */
const SPREAD = 10;
/** As much of it where memory is scarce: rather than that the way to a point becomes longer, the beginning is given up. */
const WIDEST = 2;
/** What a snapshot takes beside its blocks: an entry of the map of pages each, and the devices. */
const ENTRY_BYTES = 48;
const FIXED_BYTES = 65_536;

export class SnapshotStore {
  readonly #options: StoreOptions;
  #kept: Kept[] = [];
  readonly #users = new Map<Uint8Array, number>();
  #bytes = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  get kept(): readonly Kept[] {
    return this.#kept;
  }
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a point, unless there is one at its cycle; then gives up what is too much. `now`: instructions until now. */
  add(kept: Kept, now: number): void {
    const { cycles } = kept.snapshot;
    let at = this.#kept.length;
    while (at > 0 && (this.#kept[at - 1]?.snapshot.cycles ?? 0) > cycles) at--;
    if (this.#kept[at - 1]?.snapshot.cycles === cycles) return;
    this.#kept.splice(at, 0, kept);
    this.#account(kept, 1);
    this.#thin(now);
  }

  /** The last point of which `fits` is true; it must be true of all points before one of which it is. */
  last(fits: (kept: Kept) => boolean): Kept | undefined {
    return this.#kept.findLast(fits);
  }

  /** Another future begins behind `cycles`. */
  truncate(cycles: number): void {
    while ((this.#kept.at(-1)?.snapshot.cycles ?? -1) > cycles) this.#remove(this.#kept.length - 1);
  }

  /** Gives up the beginning. */
  removeFirst(): void {
    this.#remove(0);
  }

  /** The first `entries` entries of the log are gone. */
  rebase(entries: number): void {
    this.#kept = this.#kept.map((kept) => ({ ...kept, index: kept.index - entries }));
  }

  #thin(now: number): void {
    const { interval, maximumBytes, maximumSnapshots, keepsStart } = this.#options;
    for (let i = this.#kept.length - 2; i > 0; i--) {
      const gap = this.#gap(i);
      const after = this.#kept[i + 1]?.work ?? now;
      if (gap <= interval || gap <= (now - after) / SPREAD) this.#remove(i);
    }
    // The beginning, or the last but one, and the newest point stay, whatever they take.
    while (this.#kept.length > 2 && (this.#bytes > maximumBytes || this.#kept.length > maximumSnapshots)) {
      const i = this.#leastMissed(now);
      const widest = (now - (this.#kept[i + 1]?.work ?? now)) / WIDEST + WIDEST * interval;
      this.#remove(keepsStart || this.#gap(i) <= widest ? i : 0);
    }
  }

  /** Instructions between the neighbours of a point. */
  #gap(i: number): number {
    return (this.#kept[i + 1]?.work ?? Infinity) - (this.#kept[i - 1]?.work ?? 0);
  }

  /** The point without which the way to others grows least, seen from now. */
  #leastMissed(now: number): number {
    let best = 1;
    let least = Infinity;
    for (let i = 1; i < this.#kept.length - 1; i++) {
      const loss = this.#gap(i) / (now - (this.#kept[i]?.work ?? 0) + this.#options.interval);
      if (loss < least) [best, least] = [i, loss];
    }
    return best;
  }

  #remove(i: number): void {
    for (const kept of this.#kept.splice(i, 1)) this.#account(kept, -1);
  }

  #account({ snapshot }: Kept, change: 1 | -1): void {
    const { cores, devices, disks, channels, hypervisor } = snapshot;
    this.#bytes += change * (FIXED_BYTES + ENTRY_BYTES * cores.pages.size);
    const count = (block: Uint8Array): void => {
      const before = this.#users.get(block) ?? 0;
      const after = before + change;
      if (after === 0) this.#users.delete(block);
      else this.#users.set(block, after);
      if (before === 0 || after === 0) this.#bytes += change * block.byteLength;
    };
    for (const page of cores.pages.values()) count(page);
    for (const window of cores.windows) count(window);
    count(cores.translations);
    forEachBlock([devices, disks, channels, hypervisor], count);
  }
}

/** All blocks of bytes in plain data. */
function forEachBlock(value: unknown, visit: (block: Uint8Array) => void): void {
  if (value instanceof Uint8Array) visit(value);
  else if (Array.isArray(value)) {
    // Long lists of numbers have no blocks.
    if (typeof value[0] !== 'number' || typeof value[1] === 'object') for (const one of value) forEachBlock(one, visit);
  } else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) forEachBlock(one, visit);
}
