/**
 * What was typed in the last moment of a page. The store is asynchronous, and a page that goes away does not wait for it;
 * this is written at once, and taken over when the lab is opened again.
 */
import { names } from './names.ts';
import { readWork } from './read-work.ts';
import type { Variant } from './store.ts';
import type { Work } from './work.ts';

export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = ({ lab, seed }: Pick<Work, 'lab' | 'seed'>): string => names.lastWords(lab.id, seed);

/** Whether they are kept: not where there is no storage, or no room in it. Never throws. */
export function leaveLastWords(drawer: () => Drawer, work: Work): boolean {
  try {
    drawer().setItem(keyOf(work), JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

/** The later of what the store has and what was left behind, as their counters say: a clock may have been set since. */
export function withLastWords(
  drawer: () => Drawer,
  lab: string,
  seed: number,
  stored: Work | undefined,
): Work | undefined {
  try {
    const text = drawer().getItem(names.lastWords(lab, seed));
    if (text === null) return stored;
    const left = readWork(JSON.parse(text));
    return left.lab.id === lab && left.seed === seed && left.order > (stored?.order ?? -1) ? left : stored;
  } catch {
    return stored;
  }
}

/** The variant of a lab that was worked on last: of those in the store (the last one first) and those left behind. */
export function lastVariant(
  drawer: () => Drawer & Pick<Storage, 'key' | 'length'>,
  lab: string,
  stored: readonly Variant[],
): Variant | undefined {
  let last = stored[0];
  try {
    const kept = drawer();
    const prefix = names.lastWords(lab, '');
    for (let n = 0; n < kept.length; n++) {
      const key = kept.key(n) ?? '';
      if (!key.startsWith(prefix)) continue;
      const seed = Number(key.slice(prefix.length));
      const left = withLastWords(drawer, lab, seed, undefined);
      if (left !== undefined && left.order > (last?.order ?? -1)) last = left;
    }
  } catch {
    // No storage: nothing was left behind.
  }
  return last;
}

/** Everything is in the store. */
export function forgetLastWords(drawer: () => Drawer, work: Pick<Work, 'lab' | 'seed'>): void {
  try {
    drawer().removeItem(keyOf(work));
  } catch {
    // Then there were none.
  }
}
