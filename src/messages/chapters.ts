/** Sentences of the chapters' components. Apart from index.ts: they are drawn when the site is built, no page loads them. */
import { chaptersEn } from './chapters.en.ts';
import { chaptersZhCn } from './chapters.zh-cn.ts';
import { translator, type Locale, type Translate } from './index.ts';

const catalogues = { en: chaptersEn, 'zh-cn': chaptersZhCn } as const;

export const chapterT = (locale: Locale): Translate => translator(catalogues[locale]);
