/** What a page fetches of its lab: its sentences, and how its files begin in other languages. Nothing of other labs. */
import { pages } from './generated/pages.ts';
import type { LabDetails } from './kit/gathered.ts';

/** Whether it is one of this site's labs. */
export const isLab = (id: string): boolean => Object.hasOwn(pages, id);

/** Undefined where there is no such lab. */
export const loadDetails = (id: string, locale: 'en' | 'zh-cn'): Promise<LabDetails> | undefined =>
  isLab(id) ? pages[id]?.[locale]() : undefined;
