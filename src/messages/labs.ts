/**
 * The catalogues with what all labs say. Not part of index.ts: a page that has no lab on screen must not load them. What one
 * lab says comes with it (Lab.messages, LabInfo.messages).
 */
import { en } from './en.ts';
import { translator, type Locale, type Params, type Translate } from './index.ts';
import { labsEn } from './labs.en.ts';
import { labsZhCn } from './labs.zh-cn.ts';
import { runtimeErrorInChinese } from './runtime.zh-cn.ts';
import { syndromeEn } from './syndrome.en.ts';
import { syndromeZhCn } from './syndrome.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const catalogues = {
  en: { ...en, ...syndromeEn, ...labsEn },
  'zh-cn': { ...zhCn, ...syndromeZhCn, ...labsZhCn },
} as const;

/** Parameters that are themselves the codes of sentences, filled from the same parameters: why an exception was taken. */
const NESTED = ['status', 'cause'] as const;

/**
 * The translator of lab pages and of the lab runner.
 * @param own sentences of the lab: they replace none of ours
 */
export const labT = (locale: Locale, own: Readonly<Record<string, string>> = {}): Translate => {
  const catalogue = { ...own, ...catalogues[locale] };
  const t = translator(catalogue);
  return (code, params = {}) => {
    const filled: Record<string, string | number> = { ...params };
    for (const name of NESTED) {
      const inner = filled[name];
      if (typeof inner === 'string' && Object.hasOwn(catalogue, inner)) filled[name] = t(inner, filled);
    }
    // The sandbox's engine has English sentences only.
    if (locale === 'zh-cn' && /^sandbox\.(?:threw|syntax)$/.test(code) && typeof filled['error'] === 'string')
      filled['error'] = runtimeErrorInChinese(filled['error']);
    return t(code, filled);
  };
};

/** What is said of a place in a reader's code, with the place in front. What labs say (`lab.…`) names it in the sentence. */
export function placed(t: Translate, { code, params }: { readonly code: string; readonly params: Params }): string {
  const { file, line } = params;
  const isPlace = typeof file === 'string' && typeof line === 'number' && line > 0 && !code.startsWith('lab.');
  return isPlace ? t('sandbox.at', { ...params, what: t(code, params) }) : t(code, params);
}
