/** What a reader has reached in all labs, for overviews; and the word between tabs that something has changed. */
import { names } from './names.ts';
import { noteWork, WORK_SAVED } from './progress-signal.ts';
import type { Result } from './results.ts';
import { openLabStore } from './store.ts';
import type { Work } from './work.ts';

export interface LabProgress {
  /** Checkpoints that one text passes, in whatever variant: the most that a check here has found. */
  readonly reached: number;
  /** The most that an import or older work says, and nobody has checked. */
  readonly claimed: number;
  /** Whether anything was ever done in it. */
  readonly begun: boolean;
  readonly place: string;
  /** The reader's text of the variant that was worked on last, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The greater, the later it was worked on. */
  readonly order: number;
}

/** Tells overviews, in this page and in others, that work was saved. */
export function tellProgress(): void {
  noteWork();
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(names.progress);
  channel.postMessage('saved');
  channel.close();
}

/** Variants of a lab are one line of an overview. */
export function progressOf(works: readonly Work[]): ReadonlyMap<string, LabProgress> {
  const progress = new Map<string, LabProgress>();
  for (const { lab, checked, best, place, files, changed, attempts, order } of works) {
    const found = [checked, best].filter((result): result is Result => result !== undefined);
    const most = (results: readonly Result[]): number => Math.max(0, ...results.map(({ passed }) => passed.length));
    const known = progress.get(lab.id);
    const isLater = known === undefined || order > known.order;
    progress.set(lab.id, {
      reached: Math.max(known?.reached ?? 0, most(found.filter(({ unchecked }) => unchecked === undefined))),
      claimed: Math.max(known?.claimed ?? 0, most(found.filter(({ unchecked }) => unchecked === true))),
      begun: known?.begun === true || changed > 0 || attempts > 0,
      ...(isLater ? { place, files, order } : { place: known.place, files: known.files, order: known.order }),
    });
  }
  return progress;
}

/** Calls `show` with what was reached, now and after each change. Without a store it is never called. */
export const followProgress = (show: (progress: ReadonlyMap<string, LabProgress>) => void): (() => void) =>
  followWorks((works) => show(progressOf(works)));

/** The same with the works themselves. */
export function followWorks(show: (works: readonly Work[]) => void): () => void {
  let reading = false;
  let isOld = false;
  const read = async (): Promise<void> => {
    // Works are saved as fast as somebody types; they are read one after the other.
    isOld = true;
    if (reading) return;
    reading = true;
    try {
      const store = await openLabStore();
      try {
        while (isOld) {
          isOld = false;
          show(await store.all());
        }
      } finally {
        store.close();
      }
    } catch {
      // Nothing is kept here, so there is nothing to show.
    }
    reading = false;
  };
  void read();
  const again = (): void => void read();
  addEventListener(WORK_SAVED, again);
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(names.progress);
  if (channel !== undefined) channel.onmessage = again;
  return () => {
    removeEventListener(WORK_SAVED, again);
    channel?.close();
  };
}

/** The work that was worked on last: where to go on. */
export function lastOf(
  progress: ReadonlyMap<string, LabProgress>,
): readonly [lab: string, progress: LabProgress] | undefined {
  const begun = [...progress].filter(([, { begun: isBegun, place }]) => isBegun && place !== '');
  return begun.sort(([, a], [, b]) => b.order - a.order)[0];
}
