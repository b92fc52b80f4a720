/**
 * Puts imported work into the store, but for labs that another tab has open: what it types would be lost. The text that it
 * replaces can be brought back.
 */
import { forgetLastWords, withLastWords } from './last-words.ts';
import { names } from './names.ts';
import { tellProgress } from './progress.ts';
import { openLabStore } from './store.ts';
import { keptOf, type Work } from './work.ts';

/**
 * Returns the labs that were left as they are.
 * @param mine the lab that this tab itself has open, in another variant
 * @throws ClientError lab-page.no-storage, lab-page.newer-store, lab-page.not-saved
 */
export async function importInto(works: readonly Work[], mine: string): Promise<readonly string[]> {
  const store = await openLabStore();
  const busy: string[] = [];
  const save = async (work: Work): Promise<void> => {
    const there = withLastWords(
      () => localStorage,
      work.lab.id,
      work.seed,
      // What is damaged was put aside.
      await store.load(work.lab.id, work.seed).catch(() => undefined),
    );
    const order = store.next(there?.order);
    const isSame = there !== undefined && there.lab.version === work.lab.version;
    const first = isSame && there.committed !== undefined ? { ...work, committed: there.committed } : work;
    await store.save({ ...first, order, ...(there !== undefined && keptOf(there)) });
    forgetLastWords(() => localStorage, work);
  };
  try {
    for (const work of works) {
      const { id } = work.lab;
      if (navigator.locks === undefined || id === mine) await save(work);
      else
        await navigator.locks.request(names.lock(id), { ifAvailable: true }, async (lock) => {
          if (lock === null) busy.push(id);
          else await save(work);
        });
    }
  } finally {
    store.close();
  }
  tellProgress();
  return busy;
}
