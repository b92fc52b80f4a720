import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { ClientError } from './failure.ts';

/** Bytes a block in the store holds: ext4's largest common block, so that one guest write is seldom two records. */
const blockSize = 4096;

interface Schema extends DBSchema {
  blocks: { key: [disk: string, block: number]; value: Uint8Array<ArrayBuffer> };
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

/**
 * A disk whose changes stay in this browser: the image as fetched, with the blocks a guest has written laid over it.
 * `id` names the image by its content (SHA-256), so a new image never meets blocks of an old one.
 */
export class KeptDisk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #store: DiskStore;
  readonly #id: string;
  readonly #stored = new Set<number>();
  #dirty = new Set<number>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(store: DiskStore, id: string, bytes: Uint8Array<ArrayBuffer>) {
    this.#store = store;
    this.#id = id;
    this.bytes = bytes;
  }

  /** Lays the stored blocks over `image`, in place. */
  static async open(store: DiskStore, id: string, image: Uint8Array<ArrayBuffer>): Promise<KeptDisk> {
    const disk = new KeptDisk(store, id, image);
    let cursor = await store.transaction('blocks').store.openCursor(blocksOf(id));
    for (; cursor; cursor = await cursor.continue()) {
      const [, block] = cursor.key;
      const at = block * blockSize;
      if (at >= image.length) continue;
      image.set(cursor.value.subarray(0, image.length - at), at);
      disk.#stored.add(block);
    }
    return disk;
  }

  /** Bytes that are kept, or about to be. */
  get kept(): number {
    return new Set([...this.#stored, ...this.#dirty]).size * blockSize;
  }

  get dirty(): boolean {
    return this.#dirty.size > 0;
  }

  /** The guest has written `length` bytes at `offset` of `bytes`. */
  touched(offset: number, length: number): void {
    const last = Math.min(offset + length, this.bytes.length) - 1;
    for (let block = Math.floor(offset / blockSize); block * blockSize <= last; block++) this.#dirty.add(block);
  }

  /** Stores what has changed, in one transaction. Saves run one after the other. Throws ClientError `disk.not-kept`. */
  save(): Promise<void> {
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write());
    return this.#saving;
  }

  async #write(): Promise<void> {
    const blocks = this.#dirty;
    if (blocks.size === 0) return;
    this.#dirty = new Set();
    try {
      const { store, done } = this.#store.transaction('blocks', 'readwrite');
      for (const block of blocks) {
        const at = block * blockSize;
        void store.put(this.bytes.slice(at, at + blockSize), [this.#id, block]);
      }
      await done;
      for (const block of blocks) this.#stored.add(block);
    } catch (error) {
      this.#dirty = new Set([...this.#dirty, ...blocks]);
      throw new ClientError('disk.not-kept', { detail: String(error) });
    }
  }
}

/** The disks that have changes in this store. */
export async function keptDisks(store: DiskStore): Promise<string[]> {
  return [...new Set((await store.getAllKeys('blocks')).map(([id]) => id))];
}

/** Bytes that the store holds for all disks together. */
export const keptBytes = async (store: DiskStore): Promise<number> => (await store.count('blocks')) * blockSize;

/** Forgets what a guest wrote to the disk `id`. */
export async function resetDisk(store: DiskStore, id: string): Promise<void> {
  await store.delete('blocks', blocksOf(id));
}

const blocksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);
