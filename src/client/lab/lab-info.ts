/** Describes labs and exercises for their pages, when the site is built: every lab comes with this, so that no page imports it. */
import { exercises } from '../../exercises/index.ts';
import { labs } from '../../labs/index.ts';
import type { Locale } from '../../messages/index.ts';
import { infoOf } from './info-of.ts';
import type { LabInfo } from './info.ts';

/** @throws Error for a lab that does not exist: a page that names one must not be built */
export function labInfo(id: string, seed = 0, locale: Locale = 'en'): LabInfo {
  const all = [...labs, ...exercises];
  const lab = all.find((one) => one.id === id);
  if (lab === undefined) throw new Error(`no lab “${id}”; there are: ${all.map((one) => one.id).join(', ')}`);
  return infoOf(lab, seed, locale);
}
