/** What versions of the site before works were kept by variant have left in this browser: one work a lab, ordered by a clock. */
import { openDB } from 'idb';
import { before, names } from './names.ts';
import { readWork } from './read-work.ts';
import { sameFiles } from './results.ts';
import type { Work } from './work.ts';

export type Entry =
  | { readonly key: string; readonly work: Work }
  /** What could not be read as work: it is moved as it is, and the store says so when its lab is opened. */
  | { readonly key: string; readonly unread: unknown };

/** In the order in which they were worked on. @throws what the browser throws where it cannot be read */
export async function entriesOfBefore(): Promise<readonly Entry[]> {
  const kept = await entriesOf(before.database);
  const left = lastWords();
  const labs = [...new Set([...kept.keys(), ...left.keys()])];
  const works: Work[] = [];
  const others: Entry[] = [];
  for (const lab of labs) {
    const stored = kept.has(lab) ? read(kept.get(lab)) : undefined;
    if (kept.has(lab) && stored === undefined) others.push(asItIs(lab, kept.get(lab)));
    const work = later(stored, kept.has(lab) && stored === undefined ? undefined : left.get(lab));
    if (work !== undefined) works.push(work);
  }
  return [
    ...works.sort((a, b) => a.changed - b.changed).map((work) => ({ key: names.work(work.lab.id, work.seed), work })),
    ...others,
  ];
}

/** Of two texts of one lab the one that a clock calls later; the other one can be brought back. */
function later(stored: Work | undefined, left: Work | undefined): Work | undefined {
  if (stored === undefined || left === undefined) return stored ?? left;
  const [newer, older] = left.changed > stored.changed ? [left, stored] : [stored, left];
  if (sameFiles(newer.files, older.files)) return newer;
  return newer.replaced !== undefined ? newer : { ...newer, replaced: older.files, replacedSeed: older.seed };
}

function read(value: unknown): Work | undefined {
  try {
    return readWork(value);
  } catch {
    return undefined;
  }
}

function asItIs(lab: string, value: unknown): Entry {
  const seed: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'seed') : undefined;
  const isAside = lab.endsWith(' (damaged)');
  return { key: isAside ? lab : names.work(lab, Number.isSafeInteger(seed) ? Number(seed) : 0), unread: value };
}

async function entriesOf(name: string): Promise<Map<string, unknown>> {
  let isThere = true;
  try {
    const database = await openDB(name, undefined, {
      upgrade(_, __, ___, transaction) {
        // It is asked for, and must not be made.
        isThere = false;
        transaction.done.catch(() => {});
        transaction.abort();
      },
    });
    try {
      if (!database.objectStoreNames.contains('work')) return new Map();
      const [keys, values] = await Promise.all([database.getAllKeys('work'), database.getAll('work')]);
      return new Map(keys.map((key, n) => [String(key), values[n] as unknown]));
    } finally {
      database.close();
    }
  } catch (error) {
    if (isThere) throw error;
    return new Map();
  }
}

function lastWords(): Map<string, Work> {
  const found = new Map<string, Work>();
  try {
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n) ?? '';
      if (!key.startsWith(before.lastWords)) continue;
      const work = read(JSON.parse(localStorage.getItem(key) ?? 'null'));
      if (work !== undefined && `${before.lastWords}${work.lab.id}` === key) found.set(work.lab.id, work);
    }
  } catch {
    // No storage, or damaged: then there are none.
  }
  return found;
}
