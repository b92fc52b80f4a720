/** One lab in one language, for a page's worker: nothing of the others is fetched. */
import { labIndex } from './generated/index.ts';
import type { Lab } from './kit/lab.ts';

export { labIndex };

/** Undefined where there is no such lab. */
export const loadLab = (id: string, locale: 'en' | 'zh-cn'): Promise<Lab> | undefined =>
  labIndex.find((one) => one.id === id)?.load[locale]();
