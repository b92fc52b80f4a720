/**
 * What a block device stores. An image is never written to: what the guest writes goes to an overlay of 4 KiB blocks, which
 * is what persists, what a snapshot holds, and what a reset throws away.
 */
import { EngineError } from '../error.ts';
import { stateReader } from './device-state.ts';

/** Offsets and lengths in bytes. A range that is not inside the disk is refused: undefined or false, nothing done. */
export interface Disk {
  /** A multiple of 512. */
  readonly size: number;
  readonly readOnly: boolean;
  read(offset: number, length: number): Uint8Array | undefined;
  write(offset: number, bytes: Uint8Array): boolean;
  writeZeroes(offset: number, length: number): boolean;
  /** What was written is to be made lasting now. False: it could not be. */
  flush(): boolean;
  /** The contents of this range do not matter any more. */
  discard(offset: number, length: number): boolean;
}

export interface OverlayDiskOptions {
  readonly readOnly?: boolean;
  /** Most memory that the overlay may take; a write that needs more fails. At most 1 GiB, which is the default. */
  readonly maximumBytes?: number;
  /** The guest's flush. Returning false makes it fail. */
  readonly onFlush?: () => boolean;
}

export interface OverlayDiskState {
  /** Block number and contents of each block that differs from the image; null is a block of zeros. */
  blocks: [number, Uint8Array | null][];
}

export const SECTOR = 512;
export const BLOCK = 4096;

const ZEROS = new Uint8Array(BLOCK);
/** What a block of zeros costs: an entry of the map, which can hold no more than 2²⁴. */
const ENTRY = 128;
const MAXIMUM_BYTES = 2 ** 30;

function cost(block: Uint8Array | undefined): number {
  if (block === undefined) return 0;
  return block === ZEROS ? ENTRY : BLOCK;
}

export class OverlayDisk implements Disk {
  readonly size: number;
  readonly readOnly: boolean;
  readonly #baseLength: number;
  readonly #base: (offset: number, length: number) => Uint8Array;
  readonly #maximumBytes: number;
  readonly #onFlush: () => boolean;
  /** Blocks are replaced, never changed in place: a snapshot shares them. */
  #blocks = new Map<number, Uint8Array>();
  #dirty = new Set<number>();
  #allocated = 0;

  /**
   * @param base reads `length` bytes of the image at `offset`; asked only for ranges inside `baseLength`. What it returns
   *   short is zero.
   * @param baseLength the image's length in bytes. A length that is no multiple of 512 is rounded up and filled with zeros,
   *   as QEMU does with a raw image.
   */
  constructor(
    base: (offset: number, length: number) => Uint8Array,
    baseLength: number,
    options: OverlayDiskOptions = {},
  ) {
    if (!Number.isSafeInteger(baseLength) || baseLength < 0)
      throw new EngineError('disk.bad-size', { size: baseLength });
    this.#base = base;
    this.#baseLength = baseLength;
    this.size = Math.ceil(baseLength / SECTOR) * SECTOR;
    this.readOnly = options.readOnly ?? false;
    this.#maximumBytes = Math.min(options.maximumBytes ?? MAXIMUM_BYTES, MAXIMUM_BYTES);
    this.#onFlush = options.onFlush ?? (() => true);
  }

  read(offset: number, length: number): Uint8Array | undefined {
    if (!this.#inside(offset, length)) return undefined;
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const at = offset + done;
      const number = Math.floor(at / BLOCK);
      const block = this.#blocks.get(number);
      if (block !== undefined) {
        const part = block.subarray(at % BLOCK, Math.min(BLOCK, (at % BLOCK) + length - done));
        bytes.set(part, done);
        done += part.length;
      } else {
        let end = number + 1;
        while (end * BLOCK < offset + length && !this.#blocks.has(end)) end++;
        const count = Math.min(end * BLOCK, offset + length) - at;
        bytes.set(this.#readBase(at, count), done);
        done += count;
      }
    }
    return bytes;
  }

  write(offset: number, bytes: Uint8Array): boolean {
    return this.#replace(offset, bytes.length, (from, to) => bytes.subarray(from, to));
  }

  writeZeroes(offset: number, length: number): boolean {
    return this.#replace(offset, length, (from, to) => ZEROS.subarray(0, to - from));
  }

  flush(): boolean {
    return this.#onFlush();
  }

  /** Whole blocks become zeros, which take next to no memory; parts of blocks stay. */
  discard(offset: number, length: number): boolean {
    if (this.readOnly || !this.#inside(offset, length)) return false;
    const first = Math.ceil(offset / BLOCK) * BLOCK;
    const end = Math.floor((offset + length) / BLOCK) * BLOCK;
    if (first < end) this.writeZeroes(first, end - first); // without room for it, the old contents do as well
    return true;
  }

  /** What was written since `markClean`: byte offset and contents, in ascending order. The last block can be short. */
  *dirtyBlocks(): Generator<{ offset: number; bytes: Uint8Array }> {
    for (const number of [...this.#dirty].sort((a, b) => a - b)) {
      const offset = number * BLOCK;
      yield { offset, bytes: this.#readBlock(number).subarray(0, Math.min(BLOCK, this.size - offset)) };
    }
  }

  /** All dirty blocks have been persisted. */
  markClean(): void {
    this.#dirty.clear();
  }

  /** Puts back one block that `dirtyBlocks` gave in an earlier run; it does not count as dirty. */
  load(offset: number, bytes: Uint8Array): boolean {
    const number = offset / BLOCK;
    if (!Number.isInteger(number) || bytes.length !== Math.min(BLOCK, this.size - offset)) return false;
    const wasDirty = this.#dirty.has(number);
    const loaded = this.#replace(offset, bytes.length, (from, to) => bytes.subarray(from, to), true);
    if (loaded && !wasDirty) this.#dirty.delete(number);
    return loaded;
  }

  /** Back to the image. What had been written counts as dirty no more. */
  reset(): void {
    this.#blocks = new Map();
    this.#dirty = new Set();
    this.#allocated = 0;
  }

  save(): OverlayDiskState {
    return { blocks: [...this.#blocks].map(([number, block]) => [number, block === ZEROS ? null : block]) };
  }

  /** After it, each block in which the disk may differ from before or from the image counts as dirty. */
  restore(saved: unknown): void {
    const from = stateReader('disk', saved);
    const blockCount = Math.ceil(this.size / BLOCK);
    const blocks = new Map<number, Uint8Array>();
    let allocated = 0;
    for (const entry of from.list('blocks', blockCount)) {
      const [number, saved]: unknown[] = Array.isArray(entry) ? entry : from.fail('blocks');
      const block = saved === null ? ZEROS : saved;
      const whole = block instanceof Uint8Array && block.length === BLOCK ? block : from.fail('blocks');
      const isBlock = typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < blockCount;
      allocated += cost(whole);
      if (!isBlock || blocks.has(number) || allocated > this.#maximumBytes) from.fail('blocks');
      else blocks.set(number, whole);
    }
    // A block that goes back to the image must be persisted as such, or its later contents would come back.
    this.#dirty = new Set([...this.#dirty, ...this.#blocks.keys(), ...blocks.keys()]);
    this.#blocks = blocks;
    this.#allocated = allocated;
  }

  #inside(offset: number, length: number): boolean {
    return (
      Number.isSafeInteger(offset) &&
      Number.isSafeInteger(length) &&
      offset >= 0 &&
      length >= 0 &&
      offset + length <= this.size
    );
  }

  #replace(
    offset: number,
    length: number,
    part: (from: number, to: number) => Uint8Array,
    evenReadOnly = false,
  ): boolean {
    if ((this.readOnly && !evenReadOnly) || !this.#inside(offset, length)) return false;
    let done = 0;
    while (done < length) {
      const at = offset + done;
      const number = Math.floor(at / BLOCK);
      const start = at % BLOCK;
      const count = Math.min(BLOCK - start, length - done);
      const bytes = part(done, done + count);
      const whole = count === Math.min(BLOCK, this.size - number * BLOCK);
      const zeros = whole && bytes.buffer === ZEROS.buffer;
      let block: Uint8Array = ZEROS;
      if (!zeros) {
        block = whole ? new Uint8Array(BLOCK) : this.#readBlock(number);
        block.set(bytes, start);
      }
      if (!this.#put(number, block)) return false;
      this.#dirty.add(number);
      done += count;
    }
    return true;
  }

  #put(number: number, block: Uint8Array): boolean {
    const old = this.#blocks.get(number);
    const more = cost(block) - cost(old);
    if (more > 0 && this.#allocated + more > this.#maximumBytes) return false;
    this.#allocated += more;
    this.#blocks.set(number, block);
    return true;
  }

  /** A copy of one block. */
  #readBlock(number: number): Uint8Array {
    const block = new Uint8Array(BLOCK);
    block.set(this.#blocks.get(number) ?? this.#readBase(number * BLOCK, Math.min(BLOCK, this.size - number * BLOCK)));
    return block;
  }

  #readBase(offset: number, length: number): Uint8Array {
    const count = Math.max(0, Math.min(length, this.#baseLength - offset));
    return count === 0 ? new Uint8Array(0) : this.#base(offset, count).subarray(0, count);
  }
}
