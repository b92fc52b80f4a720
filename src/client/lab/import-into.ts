/** Puts imported work into the store, but for labs that a tab has open: what it types would be lost. */
import { openLabStore } from './store.ts';
import { tellProgress } from './progress.ts';
import type { Work } from './work.ts';

/** Returns the labs that were left as they are. @throws ClientError lab-page.no-storage, lab-page.not-saved */
export async function importInto(works: readonly Work[]): Promise<readonly string[]> {
  const store = await openLabStore();
  const busy: string[] = [];
  try {
    for (const work of works) {
      const save = (): Promise<void> => store.save(work);
      if (navigator.locks === undefined) await save();
      else
        await navigator.locks.request(`trap-and-emulate lab ${work.lab.id}`, { ifAvailable: true }, async (lock) => {
          if (lock === null) busy.push(work.lab.id);
          else await save();
        });
    }
  } finally {
    store.close();
  }
  tellProgress();
  return busy;
}
