import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { BLOCK, OverlayDisk } from '../engine/devices/disk.ts';
import { ClientError } from './failure.ts';

interface Schema extends DBSchema {
  blocks: { key: [disk: string, offset: number]; value: Uint8Array<ArrayBuffer> };
}

/** Opens this site's store of disk blocks. Throws ClientError `disk.no-storage` (private windows, full disks). */
export async function openDiskStore(): Promise<IDBPDatabase<Schema>> {
  try {
    return await openDB<Schema>('trap-and-emulate-disks', 1, { upgrade: (db) => void db.createObjectStore('blocks') });
  } catch (error) {
    throw new ClientError('disk.no-storage', { detail: String(error) });
  }
}

export type DiskStore = Awaited<ReturnType<typeof openDiskStore>>;

/** A disk of an image in memory. `onFlush` hears of the guest's flushes. */
export const diskOf = (image: Uint8Array, onFlush: () => void = () => {}): OverlayDisk =>
  new OverlayDisk((offset, length) => image.subarray(offset, offset + length), image.length, {
    onFlush: () => {
      onFlush();
      return true;
    },
  });

/**
 * Keeps what a guest writes to a disk in this browser. `id` names the image by its content (SHA-256), so a new image
 * never meets blocks of an old one.
 */
export class KeptDisk {
  readonly disk: OverlayDisk;
  readonly #store: DiskStore;
  readonly #id: string;
  readonly #isNow: () => boolean;
  /** Byte offsets of the blocks in the store. */
  readonly #stored = new Set<number>();
  /** Taken from the disk and not in the store yet: what a failed save leaves for the next one. */
  #unsaved = new Map<number, Uint8Array<ArrayBuffer>>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(store: DiskStore, id: string, disk: OverlayDisk, isNow: () => boolean) {
    this.#store = store;
    this.#id = id;
    this.#isNow = isNow;
    this.disk = disk;
  }

  /**
   * Lays the stored blocks over `disk`.
   * @param isNow false while its machine stands in its past: the disk holds what was there then, and what is kept stays what
   *   the recording ends with
   */
  static async open(store: DiskStore, id: string, disk: OverlayDisk, isNow = (): boolean => true): Promise<KeptDisk> {
    const kept = new KeptDisk(store, id, disk, isNow);
    let cursor = await store.transaction('blocks').store.openCursor(blocksOf(id));
    for (; cursor; cursor = await cursor.continue()) {
      const [, offset] = cursor.key;
      if (disk.load(offset, cursor.value)) kept.#stored.add(offset);
    }
    return kept;
  }

  /** Bytes in the store, or on their way there. */
  get kept(): number {
    return new Set([...this.#stored, ...this.#unsaved.keys()]).size * BLOCK;
  }

  /** Stores what has changed, in one transaction. Saves run one after the other. Throws ClientError `disk.not-kept`. */
  save(): Promise<void> {
    if (this.#isNow()) {
      for (const { offset, bytes } of this.disk.dirtyBlocks()) this.#unsaved.set(offset, Uint8Array.from(bytes));
      this.disk.markClean();
    }
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write());
    return this.#saving;
  }

  async #write(): Promise<void> {
    const blocks = this.#unsaved;
    if (blocks.size === 0) return;
    this.#unsaved = new Map();
    try {
      const { store, done } = this.#store.transaction('blocks', 'readwrite');
      const puts = [...blocks].map(([offset, bytes]) => store.put(bytes, [this.#id, offset]));
      await Promise.all([...puts, done]);
      for (const offset of blocks.keys()) this.#stored.add(offset);
    } catch (error) {
      // What has been written since is newer than what could not be stored.
      this.#unsaved = new Map([...blocks, ...this.#unsaved]);
      throw new ClientError('disk.not-kept', { detail: String(error) });
    }
  }
}

/** The disks that have changes in this store. */
export async function keptDisks(store: DiskStore): Promise<string[]> {
  return [...new Set((await store.getAllKeys('blocks')).map(([id]) => id))];
}

/** Bytes that the store holds for all disks together. */
export const keptBytes = async (store: DiskStore): Promise<number> => (await store.count('blocks')) * BLOCK;

/** Forgets what a guest wrote to the disk `id`. */
export async function resetDisk(store: DiskStore, id: string): Promise<void> {
  await store.delete('blocks', blocksOf(id));
}

const blocksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);
