/** Where a reader's work is kept: this browser's IndexedDB, one entry for each variant of a lab. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { ClientError } from '../failure.ts';
import { entriesOfBefore } from './before.ts';
import { names } from './names.ts';
import { readWork } from './read-work.ts';
import type { Work } from './work.ts';

/** Goes up with the database's shape; what an entry holds has a format of its own (work.ts). */
const VERSION = 1;

interface Schema extends DBSchema {
  work: { key: string; value: unknown };
  /** `order`: the greatest that was given; `moved`: what older versions of the site kept is here. */
  about: { key: string; value: number };
}

export interface LabStore {
  /** Whether it outlives the page. */
  readonly lasting: boolean;
  /** A number for the next change: greater than all that this store has seen, and than `atLeast`. */
  next(atLeast?: number): number;
  /**
   * undefined: none. What is damaged is put aside, so that nothing is written over it.
   * @throws ClientError lab-page.newer-work for a format that only a newer site reads, lab-page.damaged-work
   */
  load(lab: string, seed: number): Promise<Work | undefined>;
  /** The variants of a lab that the reader has, the one worked on last first. */
  variants(lab: string): Promise<readonly Variant[]>;
  /** @throws ClientError lab-page.not-saved, lab-page.newer-store */
  save(work: Work): Promise<void>;
  all(): Promise<readonly Work[]>;
  close(): void;
}

/** A variant of a lab, and the counter of its last write. */
export type Variant = Pick<Work, 'seed' | 'order'>;

export interface StoreHost {
  /** Another tab has it open with an older shape, and does not let go: opening waits for that. */
  blocked?(): void;
  /** A newer version of the site wants it: the last chance to write, then nothing is written any more. */
  replaced?(): Promise<unknown>;
  /** It was deleted or closed under the page, which still has what it shows. */
  deleted?(): void;
}

const variantsOf = (works: readonly Work[], lab: string): readonly Variant[] =>
  works
    .filter((work) => work.lab.id === lab)
    .sort((a, b) => b.order - a.order)
    .map(({ seed, order }) => ({ seed, order }));

/**
 * Opens the store.
 * @throws ClientError lab-page.no-storage (a private window, a frame of another site, a full disk), lab-page.newer-store
 */
export async function openLabStore(host: StoreHost = {}): Promise<LabStore> {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  let closed = false;
  let superseded = false;
  let highest = 0;

  /** The connection; a new one where the browser has closed it. */
  const connect = (): Promise<IDBPDatabase<Schema>> => {
    if (superseded) return Promise.reject(new ClientError('lab-page.newer-store'));
    return (database ??= openDB<Schema>(names.database, VERSION, {
      upgrade(db) {
        db.createObjectStore('work');
        db.createObjectStore('about');
      },
      blocked: () => host.blocked?.(),
      blocking: (_, wanted, event) => {
        const connection = event.target as IDBDatabase;
        if (wanted !== null) {
          void Promise.resolve(host.replaced?.()).finally(() => {
            superseded = true;
            connection.close();
          });
          return;
        }
        database = undefined;
        connection.close();
        host.deleted?.();
      },
      terminated() {
        database = undefined;
        host.deleted?.();
      },
    }).catch((error: unknown) => {
      database = undefined;
      throw error;
    }));
  };
  /** Once more on a new connection, where the old one was closed under it: data were deleted, or a disk was gone. */
  const using = async <T>(task: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await task(await connect());
    } catch (error) {
      if (closed || !(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      database = undefined;
      return task(await connect());
    }
  };
  /** What can be read. */
  const all = async (): Promise<readonly Work[]> =>
    (await using((db) => db.getAll('work'))).flatMap((value) => {
      try {
        return [readWork(value)];
      } catch {
        return [];
      }
    });

  try {
    await using(takeOver);
    const works = await all();
    highest = Math.max((await using((db) => db.get('about', 'order'))) ?? 0, ...works.map(({ order }) => order));
  } catch (error) {
    if (error instanceof ClientError) throw error;
    if (error instanceof DOMException && error.name === 'VersionError') throw new ClientError('lab-page.newer-store');
    throw new ClientError('lab-page.no-storage', { detail: String(error) });
  }

  return {
    lasting: true,
    next: (atLeast = 0) => (highest = Math.max(highest, atLeast) + 1),
    async load(lab, seed) {
      const key = names.work(lab, seed);
      const kept = await using((db) => db.get('work', key));
      if (kept === undefined) return undefined;
      try {
        return readWork(kept);
      } catch (error) {
        if (error instanceof ClientError && error.code === 'lab-page.file-format')
          throw new ClientError('lab-page.newer-work', { lab });
        await using((db) => putAside(db, key));
        throw new ClientError('lab-page.damaged-work', { lab });
      }
    },
    variants: async (lab) => variantsOf(await all(), lab),
    async save(work) {
      try {
        // Its durability is the browser's own: a write outlives the tab and the browser, if not the power. It is sent whole,
        // and waits for nothing that this page would have to do meanwhile: it may have no time, or none any more.
        await using(async (db) => {
          const transaction = db.transaction(['work', 'about'], 'readwrite');
          const about = transaction.objectStore('about');
          const before = about.get('order');
          highest = Math.max(highest, work.order);
          const written = [
            transaction.objectStore('work').put(work, names.work(work.lab.id, work.seed)),
            about.put(highest, 'order'),
          ];
          transaction.commit();
          await Promise.all([...written, transaction.done]);
          // Another page may have come farther: what its works have is looked at when the store is opened.
          highest = Math.max(highest, (await before) ?? 0);
        });
      } catch (error) {
        if (error instanceof ClientError) throw error;
        throw new ClientError('lab-page.not-saved', { detail: String(error) });
      }
    },
    all,
    close() {
      closed = true;
      void database?.then((db) => db.close());
    },
  };
}

/** All or nothing. */
async function inOne(
  database: IDBPDatabase<Schema>,
  task: (transaction: IDBPTransaction<Schema, ('work' | 'about')[], 'readwrite'>) => Promise<void>,
): Promise<void> {
  const transaction = database.transaction(['work', 'about'], 'readwrite');
  await Promise.all([task(transaction), transaction.done]);
}

/** Under a name of its own, next to what was put aside before. */
const putAside = (database: IDBPDatabase<Schema>, key: string): Promise<void> =>
  inOne(database, async (transaction) => {
    const works = transaction.objectStore('work');
    let n = 1;
    while ((await works.getKey(`${key} (damaged ${n})`)) !== undefined) n++;
    await works.put(await works.get(key), `${key} (damaged ${n})`);
    await works.delete(key);
  });

/** Copies what older versions of the site have kept, once; theirs is left as it is: they may be in use beside this one. */
async function takeOver(database: IDBPDatabase<Schema>): Promise<void> {
  if ((await database.get('about', 'moved')) !== undefined) return;
  const entries = await entriesOfBefore();
  await inOne(database, async (transaction) => {
    const about = transaction.objectStore('about');
    const works = transaction.objectStore('work');
    // Another tab may have been faster.
    if ((await about.get('moved')) !== undefined) return;
    let order = (await about.get('order')) ?? 0;
    for (const entry of entries) {
      if ((await works.getKey(entry.key)) !== undefined) continue;
      await works.put('work' in entry ? { ...entry.work, order: ++order } : entry.unread, entry.key);
    }
    await about.put(order, 'order');
    await about.put(1, 'moved');
  });
}

/** Works of this page alone, where the browser keeps nothing: a lab that is closed and opened again still has them. */
const memory = new Map<string, Work>();
let memoryOrder = 0;
export const memoryStore: LabStore = {
  lasting: false,
  next: (atLeast = 0) => (memoryOrder = Math.max(memoryOrder, atLeast) + 1),
  load: (lab, seed) => Promise.resolve(memory.get(names.work(lab, seed))),
  variants: (lab) => Promise.resolve(variantsOf([...memory.values()], lab)),
  save: (work) => Promise.resolve(void memory.set(names.work(work.lab.id, work.seed), work)),
  all: () => Promise.resolve([...memory.values()]),
  close: () => {},
};
