/**
 * The log of an observed run (as/state/log.ts): every instruction with its address, word and level, for a host that would
 * otherwise run the cores instruction by instruction. The run ends where the host has to look itself.
 */
import { EngineError } from '../error.ts';
import * as layout from './layout.ts';

export interface LogExports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  setLog(levels: number): void;
  addLogRange(first: bigint, bytes: bigint, words: number, levels: number): number;
  beginLog(): void;
  closeLog(): void;
  logEntries(): number;
  readonly logCount: WebAssembly.Global;
  readonly logEnd: WebAssembly.Global;
}

/** Consecutive instructions of which some are looked at before they execute. */
export interface LogRange {
  /** Virtual address of the first. */
  readonly first: bigint;
  /** What is expected there, else the host looks; or layout.LOG_ANY_WORD, LOG_ALWAYS. */
  readonly words: Uint32Array;
  /** Exception levels at which that holds, a bit each. */
  readonly levels: number;
}

export class RunLog {
  readonly #exports: LogExports;
  #isOpen = false;
  #ranges: { readonly first: bigint; readonly at: number; readonly length: number }[] = [];

  constructor(exports: LogExports) {
    this.#exports = exports;
  }

  /**
   * What runs that are logged stop for. They end before ERET, before an interrupt, before what debug exceptions may stop, before
   * system instructions (MSR, MRS, SYS, barriers, hints) at `systemLevels`, before what a range says; and behind an
   * instruction that changed the level, went on where it stood, walked a table, took an exception or called the host.
   * @param systemLevels a bit for each exception level
   * @returns false, and nothing is watched, when there are more than layout.LOG_RANGES
   * @throws EngineError core.memory
   */
  watch(systemLevels: number, ranges: readonly LogRange[]): boolean {
    if (ranges.length > layout.LOG_RANGES) return false;
    this.#exports.setLog(systemLevels);
    this.#ranges = ranges.map(({ first, words, levels }) => {
      const at = this.#exports.allocate(words.byteLength) >>> 0;
      if (at === 0) throw new EngineError('core.memory');
      new Uint32Array(this.#exports.memory.buffer, at, words.length).set(words);
      this.#exports.addLogRange(BigInt.asIntN(64, first), BigInt(words.byteLength), at, levels);
      return { first, at, length: words.length };
    });
    return true;
  }
  /** Expects another word at an address of a range. */
  expect(address: bigint, word: number): void {
    for (const { first, at, length } of this.#ranges) {
      const n = Number(address - first) / 4;
      if (n >= 0 && n < length) new DataView(this.#exports.memory.buffer).setUint32(at + 4 * n, word, true);
    }
  }

  /** The runs in `action` are logged as one. */
  during<T>(action: () => T): T {
    this.#exports.beginLog();
    this.#isOpen = true;
    try {
      return action();
    } finally {
      this.#exports.closeLog();
      this.#isOpen = false;
    }
  }
  /** Whether a run is logged now. */
  get isOpen(): boolean {
    return this.#isOpen;
  }
  /** Instructions since it began, the one that executes now among them. */
  get count(): number {
    return Number(this.#exports.logCount.value);
  }
  /** Whether the log has ended the run, before its next instruction or behind its last. */
  get end(): 'before' | 'behind' | undefined {
    const why = Number(this.#exports.logEnd.value);
    return why === layout.LOG_BEFORE ? 'before' : why === layout.LOG_BEHIND ? 'behind' : undefined;
  }
  /** What was executed, in its order. */
  forEach(tell: (cycle: number, core: number, pc: bigint, el: number) => void): void {
    const view = this.view();
    for (let at = 0; at < this.count * layout.LOG_ENTRY; at += layout.LOG_ENTRY)
      tell(
        cycleIn(view, at),
        view.getUint16(at + layout.LOG_CORE, true),
        view.getBigUint64(at + layout.LOG_PC, true),
        view.getUint16(at + layout.LOG_EL, true),
      );
  }
  /** The entries, valid until the memory grows; fields by layout.LOG_*. */
  view(): DataView {
    return new DataView(
      this.#exports.memory.buffer,
      this.#exports.logEntries() >>> 0,
      layout.LOG_CAPACITY * layout.LOG_ENTRY,
    );
  }
}

/** The cycle behind the instruction of the entry at `at`. */
export const cycleIn = (view: DataView, at: number): number =>
  view.getUint32(at + layout.LOG_CYCLE, true) + view.getUint32(at + layout.LOG_CYCLE + 4, true) * 2 ** 32;
