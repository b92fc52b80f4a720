/** Sentences of the road map. Apart from index.ts: its page is drawn when the site is built, no page loads them. */
import { translator, type Locale, type Translate } from './index.ts';
import { roadMapEn } from './road-map.en.ts';
import { roadMapZhCn } from './road-map.zh-cn.ts';

export const roadMapCatalogues = { en: roadMapEn, 'zh-cn': roadMapZhCn } as const satisfies Record<
  Locale,
  Readonly<Record<string, string>>
>;

export const roadMapT = (locale: Locale): Translate => translator(roadMapCatalogues[locale]);
