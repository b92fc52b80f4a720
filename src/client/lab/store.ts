/** Where a reader's work is kept: this browser's IndexedDB, one entry a lab. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { ClientError } from '../failure.ts';
import { readWork } from './read-work.ts';
import type { Work } from './work.ts';

interface Schema extends DBSchema {
  work: { key: string; value: Work };
}

export interface LabStore {
  /**
   * undefined: none. What is damaged is put aside, so that nothing is written over it.
   * @throws ClientError lab-page.newer-work for a format that only a newer site reads, lab-page.damaged-work
   */
  load(lab: string): Promise<Work | undefined>;
  /** @throws ClientError lab-page.not-saved */
  save(work: Work): Promise<void>;
  all(): Promise<readonly Work[]>;
  close(): void;
}

/** Opens the store. @throws ClientError lab-page.no-storage (a private window, a frame of another site, a full disk) */
export async function openLabStore(): Promise<LabStore> {
  let database: IDBPDatabase<Schema>;
  try {
    database = await openDB<Schema>('trap-and-emulate-labs', 1, {
      upgrade: (db) => void db.createObjectStore('work'),
    });
  } catch (error) {
    throw new ClientError('lab-page.no-storage', { detail: String(error) });
  }
  const read = (value: unknown): Work | undefined => {
    try {
      return readWork(value);
    } catch {
      return undefined;
    }
  };
  return {
    async load(lab) {
      const kept: unknown = await database.get('work', lab);
      if (kept === undefined) return undefined;
      try {
        return readWork(kept);
      } catch (error) {
        if (error instanceof ClientError && error.code === 'lab-page.file-format')
          throw new ClientError('lab-page.newer-work', { lab });
        await database.put('work', kept as Work, `${lab} (damaged)`);
        await database.delete('work', lab);
        throw new ClientError('lab-page.damaged-work', { lab });
      }
    },
    async save(work) {
      try {
        await database.put('work', work, work.lab.id);
      } catch (error) {
        throw new ClientError('lab-page.not-saved', { detail: String(error) });
      }
    },
    close: () => database.close(),
    all: async () => (await database.getAll('work')).flatMap((value) => read(value) ?? []),
  };
}
