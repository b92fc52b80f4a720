/**
 * The catalogues with the sentences of the hypervisor's page and its widgets. Not part of index.ts: other pages must not
 * load them.
 */
import { en } from './en.ts';
import { hypervisorEn } from './hypervisor.en.ts';
import { hypervisorZhCn } from './hypervisor.zh-cn.ts';
import { translator, type Locale, type Translate } from './index.ts';
import { widgetsEn } from './widgets.en.ts';
import { widgetsZhCn } from './widgets.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const catalogues = {
  en: { ...en, ...widgetsEn, ...hypervisorEn },
  'zh-cn': { ...zhCn, ...widgetsZhCn, ...hypervisorZhCn },
} as const;

export const hypervisorT = (locale: Locale): Translate => translator(catalogues[locale]);
