/** One lab or exercise in one language, for a page's worker: nothing of the others is fetched. */
import { labIndex } from '../labs/load.ts';
import type { Lab } from '../labs/kit/lab.ts';
import { exerciseIndex } from './generated/index.ts';

export { exerciseIndex };

/** Undefined where there is neither. */
export const loadLab = (id: string, locale: 'en' | 'zh-cn'): Promise<Lab> | undefined =>
  [...labIndex, ...exerciseIndex].find((one) => one.id === id)?.load[locale]();

/** Whether an id is taken: saves, links and submissions name a lab or an exercise by it alone. */
export const isOurs = (id: string): boolean => [...labIndex, ...exerciseIndex].some((one) => one.id === id);
