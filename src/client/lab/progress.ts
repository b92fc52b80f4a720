/** What a reader has reached in all labs, for overviews; and the word between tabs that something has changed. */

import { noteWork, WORK_SAVED } from './progress-signal.ts';
import { openLabStore } from './store.ts';

export interface LabProgress {
  readonly passed: readonly string[];
  /** Whether anything was ever done in it. */
  readonly begun: boolean;
  readonly place: string;
  /** The reader's text, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly changed: number;
}

const CHANNEL = 'trap-and-emulate progress';

/** Tells overviews, in this page and in others, that work was saved. */
export function tellProgress(): void {
  noteWork();
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('saved');
  channel.close();
}

/** Calls `show` with what was reached, now and after each change. Without a store it is never called. */
export function followProgress(show: (progress: ReadonlyMap<string, LabProgress>) => void): () => void {
  const read = async (): Promise<void> => {
    try {
      const store = await openLabStore();
      const works = await store.all();
      store.close();
      show(
        new Map(
          works.map(({ lab, passed, place, files, changed, attempts }) => [
            lab.id,
            { passed: Object.keys(passed), begun: changed > 0 || attempts > 0, place, files, changed },
          ]),
        ),
      );
    } catch {
      // Nothing is kept here, so there is nothing to show.
    }
  };
  void read();
  const again = (): void => void read();
  addEventListener(WORK_SAVED, again);
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  if (channel !== undefined) channel.onmessage = again;
  return () => {
    removeEventListener(WORK_SAVED, again);
    channel?.close();
  };
}

/** The work that was changed last and is not complete: where to go on. */
export function lastOf(
  progress: ReadonlyMap<string, LabProgress>,
): readonly [lab: string, progress: LabProgress] | undefined {
  const begun = [...progress].filter(([, { begun: isBegun, place }]) => isBegun && place !== '');
  return begun.sort(([, a], [, b]) => b.changed - a.changed)[0];
}
