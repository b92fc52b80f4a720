import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type Locale = 'en' | 'zh-cn';
export type Params = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, 'zh-cn': zhCn };

/** The sentence for a code, its `{name}` placeholders filled from `params`. */
export type Translate = (code: string, params?: Params) => string;

/**
 * A translator for one locale. A code without a sentence shows itself and its parameters: something a reader can
 * report, never an empty line. The test beside this file keeps that from happening to codes the page names.
 */
export const t = (locale: Locale): Translate => translator(catalogues[locale]);

/** A translator over a catalogue of its own: code → sentence. */
export function translator(catalogue: Readonly<Record<string, string>>): Translate {
  return (code, params = {}) => {
    const sentence = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
    return sentence === undefined ? bare(code, params) : fill(sentence, params);
  };
}

/** The locale of a page from Astro's current locale (`undefined` or `en` is the root locale, English). */
export const pageLocale = (key: string | undefined): Locale => (key?.toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en');

const fill = (sentence: string, params: Params): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );

const bare = (code: string, params: Params): string =>
  Object.keys(params).length === 0 ? code : `${code} ${JSON.stringify(params)}`;
