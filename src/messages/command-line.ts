/** The catalogues with the sentences of the page that reads a command line. Not part of index.ts: other pages must not load them. */
import { commandLineEn } from './command-line.en.ts';
import { commandLineZhCn } from './command-line.zh-cn.ts';
import { en } from './en.ts';
import { translator, type Locale, type Translate } from './index.ts';
import { widgetsEn } from './widgets.en.ts';
import { widgetsZhCn } from './widgets.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const catalogues = {
  en: { ...en, ...widgetsEn, ...commandLineEn },
  'zh-cn': { ...zhCn, ...widgetsZhCn, ...commandLineZhCn },
} as const;

export const commandLineT = (locale: Locale): Translate => translator(catalogues[locale]);
