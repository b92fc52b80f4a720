/**
 * The catalogues with the widgets' sentences. Not part of index.ts: a page without a widget must not load them.
 */
import { en } from './en.ts';
import { translator, type Locale, type Translate } from './index.ts';
import { widgetsEn } from './widgets.en.ts';
import { widgetsZhCn } from './widgets.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const catalogues = { en: { ...en, ...widgetsEn }, 'zh-cn': { ...zhCn, ...widgetsZhCn } } as const;

/** The translator of widgets. */
export const widgetT = (locale: Locale): Translate => translator(catalogues[locale]);
