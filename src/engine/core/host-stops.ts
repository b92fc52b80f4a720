/** Host breakpoints and watches of the cores (as/state/host-stops.ts): no guest can see them, and pages without one cost nothing. */
import { EngineError } from '../error.ts';

export interface StopExports {
  clearStops(): void;
  addStop(address: bigint, levels: number, cores: number): number;
  addWatch(first: bigint, last: bigint, kind: number, cores: number): number;
  beginStops(core: number, cycles: bigint): void;
  hitAt(): bigint;
  hitAccess(): number;
  dropFastTranslations(): void;
  readonly stopHit: WebAssembly.Global;
  readonly watchHit: WebAssembly.Global;
}

/** Masks have bit n for exception level or core n. */
export interface AddressStop {
  readonly address: bigint;
  readonly levels: number;
  readonly cores: number;
}

export interface Watch {
  /** The first and the last byte. */
  readonly first: bigint;
  readonly last: bigint;
  readonly physical: boolean;
  readonly read: boolean;
  readonly write: boolean;
  readonly cores: number;
}

export interface WatchHit {
  /** Index in the list of watches. */
  readonly watch: number;
  /** Virtual or physical, as the watch is. */
  readonly address: bigint;
  readonly size: number;
  readonly write: boolean;
}

export const MAX_STOPS = 64;
export const MAX_WATCHES = 16;

export class HostStops {
  readonly #exports: StopExports;
  #active = false;

  constructor(exports: StopExports) {
    this.#exports = exports;
  }

  /** Whether any is set: what a run asks before it looks for hits. */
  get active(): boolean {
    return this.#active;
  }

  /**
   * Replaces all. The run ends before an instruction at a stop executes, and after one that touched a watched byte.
   * @throws EngineError stops.too-many
   */
  set(stops: readonly AddressStop[], watches: readonly Watch[]): void {
    if (stops.length > MAX_STOPS || watches.length > MAX_WATCHES)
      throw new EngineError('stops.too-many', { stops: MAX_STOPS, watches: MAX_WATCHES });
    if (stops.length + watches.length === 0 && !this.#active) return;
    this.#exports.clearStops();
    for (const { address, levels, cores } of stops) this.#exports.addStop(BigInt.asIntN(64, address), levels, cores);
    for (const { first, last, physical, read, write, cores } of watches) {
      const kind = Number(read) | (Number(write) << 1) | (Number(physical) << 2);
      this.#exports.addWatch(BigInt.asIntN(64, first), BigInt.asIntN(64, last), kind, cores);
    }
    this.#active = stops.length + watches.length > 0;
    this.#exports.dropFastTranslations();
  }

  /** Forgets hits. `core` does not stop at an address while the clock still shows `cycles`. */
  begin(core: number, cycles: number): void {
    this.#exports.beginStops(core, BigInt(cycles));
  }
  /** Index of the stop that was met since `begin`. */
  get stopHit(): number | undefined {
    const hit = Number(this.#exports.stopHit.value);
    return hit < 0 ? undefined : hit;
  }
  /** The first access to a watched byte since `begin`. */
  get watchHit(): WatchHit | undefined {
    const watch = Number(this.#exports.watchHit.value);
    if (watch < 0) return undefined;
    const access = this.#exports.hitAccess();
    const address = BigInt.asUintN(64, this.#exports.hitAt());
    return { watch, address, size: access & 0x7fff_ffff, write: access < 0 };
  }
}
