/** Sentences of the exercises' index. Apart from index.ts: its page is drawn when the site is built, no page loads them. */
import { exercisesEn } from './exercises.en.ts';
import { exercisesZhCn } from './exercises.zh-cn.ts';
import { translator, type Locale, type Translate } from './index.ts';

const catalogues = { en: exercisesEn, 'zh-cn': exercisesZhCn } as const;

export const exercisesT = (locale: Locale): Translate => translator(catalogues[locale]);
