/**
 * The catalogues with the labs' sentences. Not part of index.ts: a page that has no lab on screen must not load them.
 */
import { en } from './en.ts';
import { translator, type Locale, type Translate } from './index.ts';
import { labsEn } from './labs.en.ts';
import { labsZhCn } from './labs.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const catalogues = { en: { ...en, ...labsEn }, 'zh-cn': { ...zhCn, ...labsZhCn } } as const;

/** The translator of lab pages and of the lab runner. A lab from elsewhere brings its own sentences. */
export const labT = (locale: Locale, own: Readonly<Record<string, string>> = {}): Translate =>
  translator({ ...own, ...catalogues[locale] });
