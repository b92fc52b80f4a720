/**
 * A linear memory as plain data: the pages that differ from how it was when the sandbox was ready. Pages are shared between
 * snapshots, as those of the machine are.
 */
import { stateReader } from '../devices/device-state.ts';
import { EngineError } from '../error.ts';

const PAGE = 4096;

/** What a memory holds, by page: most of it nobody has used yet, and that is zero. */
export type UsedPages = ReadonlyMap<number, Int32Array>;

export function usedPages({ buffer }: WebAssembly.Memory): UsedPages {
  const words = new Int32Array(buffer);
  const pages = new Map<number, Int32Array>();
  for (let at = 0; at < words.length; at += PAGE / 4) {
    const page = words.subarray(at, at + PAGE / 4);
    if (page.some((word) => word !== 0)) pages.set((4 * at) / PAGE, page.slice());
  }
  return pages;
}

export interface MemorySnapshot {
  /** What the memory was when it was ready: another build's pages mean nothing here. */
  readonly origin: number;
  /** Bytes of the memory. */
  readonly size: number;
  readonly pages: readonly (readonly [page: number, bytes: Uint8Array])[];
}

export class MemoryPages {
  readonly #memory: WebAssembly.Memory;
  readonly #make: () => WebAssembly.Memory;
  #madeOrigin: Uint8Array | undefined;
  #originDigest: number | undefined;
  /** As of the last save or restore. */
  #last = new Map<number, Uint8Array>();

  /**
   * @param memory as it is now: its origin
   * @param origin makes one like it. A copy of some megabytes at once would cost a check more than the check's guest;
   *   most are thrown away without having been saved or reset
   */
  constructor(memory: WebAssembly.Memory, origin: () => WebAssembly.Memory) {
    this.#memory = memory;
    this.#make = origin;
  }

  get #origin(): Uint8Array {
    return (this.#madeOrigin ??= new Uint8Array(this.#make().buffer));
  }

  get #digest(): number {
    return (this.#originDigest ??= digest(this.#origin));
  }

  /** The memory is its origin again. */
  reset(): void {
    const memory = new Uint8Array(this.#memory.buffer);
    memory.set(this.#origin);
    // A memory never shrinks; what nobody has asked for yet is zero.
    memory.fill(0, this.#origin.length);
    this.#last = new Map();
  }

  save(): MemorySnapshot {
    const { buffer } = this.#memory;
    const now = new Int32Array(buffer);
    const origin = new Int32Array(this.#origin.buffer);
    const words = PAGE / 4;
    const pages = new Map<number, Uint8Array>();
    for (let page = 0; page * PAGE < buffer.byteLength; page++) {
      const at = page * words;
      let i = 0;
      while (i < words && now[at + i] === (origin[at + i] ?? 0)) i++;
      if (i === words) continue;
      const before = this.#last.get(page);
      pages.set(page, before !== undefined && same(before, now, at) ? before : new Uint8Array(buffer.slice(page * PAGE, (page + 1) * PAGE))); // prettier-ignore
    }
    this.#last = pages;
    return { origin: this.#digest, size: buffer.byteLength, pages: [...pages] };
  }

  /** @throws EngineError sandbox.bad-state; nothing is changed then */
  restore(saved: unknown): void {
    const from = stateReader('sandbox', saved);
    const size = from.value('size');
    const bad = (): never => {
      throw new EngineError('sandbox.bad-state');
    };
    if (from.value('origin') !== this.#digest || typeof size !== 'number' || size % 65_536 !== 0) return bad();
    const pages = new Map<number, Uint8Array>();
    const list = from.value('pages');
    if (!Array.isArray(list)) return bad();
    for (const entry of list as readonly unknown[]) {
      const [page, bytes] = Array.isArray(entry) ? (entry as unknown[]) : [];
      if (typeof page !== 'number' || !Number.isInteger(page) || page < 0 || (page + 1) * PAGE > size) return bad();
      if (!(bytes instanceof Uint8Array) || bytes.length !== PAGE) return bad();
      pages.set(page, bytes);
    }
    if (size > this.#memory.buffer.byteLength)
      try {
        this.#memory.grow((size - this.#memory.buffer.byteLength) / 65_536);
      } catch {
        return bad();
      }
    this.reset();
    const memory = new Uint8Array(this.#memory.buffer);
    for (const [page, bytes] of pages) memory.set(bytes, page * PAGE);
    this.#last = pages;
  }
}

function same(page: Uint8Array, memory: Int32Array, at: number): boolean {
  const words = new Int32Array(page.buffer, page.byteOffset, PAGE / 4);
  for (let i = 0; i < words.length; i++) if (words[i] !== memory[at + i]) return false;
  return true;
}

/** FNV-1a over words. */
function digest(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const word of new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4))
    if (word !== 0) hash = Math.imul(hash ^ word, 0x0100_0193);
  return hash >>> 0;
}
