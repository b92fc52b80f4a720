/**
 * The cores and their memory as plain data. Pages are shared between snapshots (copy on write): a frame that was not
 * written since the last mark is the same array as in the snapshot before.
 */
import { EngineError } from '../error.ts';
import * as layout from './layout.ts';

/** What snapshots need of core.wasm beside what core.ts uses. */
export interface SnapshotExports {
  readonly memory: WebAssembly.Memory;
  currentCore(): number;
  setCurrentCore(which: number): void;
  coreOffset(which: number): number;
  stateReplaced(): void;
  forgetCode(): void;
  dropFastWrites(): void;
  regionsInUse(): number;
  regionAt(i: number): number;
  hostAddressForWrite(low: number, high: number, size: number, rom: number): number;
  translationEntries(): number;
  translationEntriesSize(): number;
  counterEpochCycles(): bigint;
  counterEpochCount(): bigint;
  restoreCounter(cycles: bigint, count: bigint, perCount: number): void;
}

export interface CoresSnapshot {
  /** The window of each core: registers and system registers. */
  readonly windows: readonly Uint8Array[];
  /** The architectural translation cache of all cores. */
  readonly translations: Uint8Array;
  readonly counterEpoch: readonly [cycles: number, count: number];
  /** Pages that exist, by physical address / 4,096; a page of zeros is left out. Never changed in place. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
}

const PAGE = 4096;
const FRAME_DIRTY = 2;
const FRAME_ADDRESS = 0xfffff000;
const WINDOW_SIZE = layout.WINDOW_END - layout.WINDOW;

interface Frame {
  /** Physical address / 4,096. */
  readonly page: number;
  /** Host address of its table entry, and the entry. */
  readonly entry: number;
  readonly flags: number;
}

/** Existing frames in the order of their addresses. No generator: most entries of a large memory are empty. */
function frames(exports: SnapshotExports): Frame[] {
  const found: Frame[] = [];
  for (let i = 0; i < exports.regionsInUse(); i++) {
    const view = new DataView(exports.memory.buffer);
    const region = exports.regionAt(i) >>> 0;
    const first = Number(view.getBigUint64(region, true)) / PAGE;
    const count = Number(view.getBigUint64(region + 8, true)) / PAGE;
    const table = view.getUint32(region + 20, true);
    const entries = new Uint32Array(exports.memory.buffer, table, count);
    for (let n = 0; n < count; n++) {
      const flags = entries[n] ?? 0;
      if (flags >= PAGE) found.push({ page: first + n, entry: table + 4 * n, flags });
    }
  }
  return found;
}

/** Whether a page holds zeros, in words of memory. */
function isZero(words: Int32Array, at: number): boolean {
  for (let i = at / 4; i < (at + PAGE) / 4; i++) if (words[i] !== 0) return false;
  return true;
}

export class CoreSnapshots {
  readonly #exports: SnapshotExports;
  readonly #cores: number;
  /** Pages as of the last snapshot or restore: what a frame without a dirty mark holds. */
  #base: ReadonlyMap<number, Uint8Array> = new Map();

  constructor(exports: SnapshotExports, cores: number) {
    this.#exports = exports;
    this.#cores = cores;
  }

  save(): CoresSnapshot {
    const exports = this.#exports;
    const pages = new Map<number, Uint8Array>();
    const view = new DataView(exports.memory.buffer);
    const words = new Int32Array(exports.memory.buffer);
    const memory = new Uint8Array(exports.memory.buffer);
    for (const { page, entry, flags } of frames(exports)) {
      const before = this.#base.get(page);
      if ((flags & FRAME_DIRTY) === 0) {
        if (before !== undefined) pages.set(page, before);
        continue;
      }
      const at = (flags & FRAME_ADDRESS) >>> 0;
      if (!isZero(words, at)) pages.set(page, memory.slice(at, at + PAGE));
      view.setUint32(entry, flags & ~FRAME_DIRTY, true);
    }
    // From here on the first store to each page passes the slow path, which marks it.
    exports.dropFastWrites();
    this.#base = pages;
    const table = exports.translationEntries() >>> 0;
    return {
      windows: Array.from({ length: this.#cores }, (_, core) => {
        const at = layout.WINDOW + exports.coreOffset(core);
        return memory.slice(at, at + WINDOW_SIZE);
      }),
      translations: memory.slice(table, table + exports.translationEntriesSize()),
      counterEpoch: [Number(exports.counterEpochCycles()), Number(exports.counterEpochCount())],
      pages,
    };
  }

  /** @throws EngineError snapshot.bad when it is not of such cores; nothing is changed then */
  restore(snapshot: CoresSnapshot, cyclesPerCount: number): void {
    const exports = this.#exports;
    const size = exports.translationEntriesSize();
    const fits =
      snapshot.windows.length === this.#cores &&
      snapshot.windows.every((w) => w.length === WINDOW_SIZE) &&
      snapshot.translations.length === size;
    if (!fits) throw new EngineError('snapshot.bad', { part: 'cores' });
    this.#restorePages(snapshot.pages);
    const memory = new Uint8Array(exports.memory.buffer);
    memory.set(snapshot.translations, exports.translationEntries() >>> 0);
    exports.setCurrentCore(0);
    snapshot.windows.forEach((window, core) => memory.set(window, layout.WINDOW + exports.coreOffset(core)));
    const [cycles, count] = snapshot.counterEpoch;
    exports.restoreCounter(BigInt(cycles), BigInt(count), cyclesPerCount);
    exports.forgetCode();
    exports.stateReplaced();
  }

  #restorePages(pages: ReadonlyMap<number, Uint8Array>): void {
    const exports = this.#exports;
    const zeros = new Uint8Array(PAGE);
    const seen = new Set<number>();
    for (const { page, entry, flags } of frames(exports)) {
      seen.add(page);
      const wanted = pages.get(page);
      if ((flags & FRAME_DIRTY) === 0 && this.#base.get(page) === wanted) continue;
      const memory = new Uint8Array(exports.memory.buffer);
      memory.set(wanted ?? zeros, (flags & FRAME_ADDRESS) >>> 0);
      new DataView(exports.memory.buffer).setUint32(entry, flags & ~FRAME_DIRTY, true);
    }
    for (const [page, bytes] of pages) {
      if (seen.has(page)) continue;
      const address = page * PAGE;
      const at = exports.hostAddressForWrite((address % 2 ** 32) | 0, Math.floor(address / 2 ** 32), PAGE, 1) >>> 0;
      if (at === 0 || bytes.length !== PAGE) throw new EngineError('snapshot.bad', { part: 'pages' });
      new Uint8Array(exports.memory.buffer).set(bytes, at);
    }
    // Pages that were just made are marked dirty: harmless, the next snapshot copies them once more.
    this.#base = pages;
    exports.dropFastWrites();
  }
}
