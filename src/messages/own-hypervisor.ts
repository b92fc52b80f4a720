/** The sentences of the page *Your hypervisor*: those of the hypervisor's page and of labs, and its own. */
import { hypervisorEn } from './hypervisor.en.ts';
import { hypervisorZhCn } from './hypervisor.zh-cn.ts';
import type { Locale, Translate } from './index.ts';
import { labT } from './labs.ts';
import { ownHypervisorEn } from './own-hypervisor.en.ts';
import { ownHypervisorZhCn } from './own-hypervisor.zh-cn.ts';
import { widgetsEn } from './widgets.en.ts';
import { widgetsZhCn } from './widgets.zh-cn.ts';

const catalogues = {
  en: { ...widgetsEn, ...hypervisorEn, ...ownHypervisorEn },
  'zh-cn': { ...widgetsZhCn, ...hypervisorZhCn, ...ownHypervisorZhCn },
} as const;

export const ownHypervisorT = (locale: Locale): Translate => labT(locale, catalogues[locale]);
