/**
 * What was typed in the last moment of a page. The store is asynchronous, and a page that goes away does not wait for it;
 * this is written at once, and taken over when the lab is opened again.
 */
import { readWork } from './read-work.ts';
import type { Work } from './work.ts';

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (lab: string): string => `trap-and-emulate lab ${lab}`;

/** Never throws: where nothing can be kept the loss is a fraction of a second. */
export function leaveLastWords(drawer: () => Drawer, work: Work): void {
  try {
    drawer().setItem(keyOf(work.lab.id), JSON.stringify(work));
  } catch {
    // No storage, or no room in it.
  }
}

/** The newer of what the store has and what was left behind. */
export function withLastWords(drawer: () => Drawer, lab: string, stored: Work | undefined): Work | undefined {
  try {
    const text = drawer().getItem(keyOf(lab));
    if (text === null) return stored;
    const left = readWork(JSON.parse(text));
    return left.lab.id === lab && left.changed > (stored?.changed ?? -1) ? left : stored;
  } catch {
    return stored;
  }
}

/** Everything is in the store. */
export function forgetLastWords(drawer: () => Drawer, lab: string): void {
  try {
    drawer().removeItem(keyOf(lab));
  } catch {
    // Then there were none.
  }
}
