/**
 * Sentences of the glossary: words, registers, instructions. Apart from index.ts: its pages and cards are drawn when the site
 * is built, no page loads them.
 */
import { glossaryEn } from './glossary.en.ts';
import { glossaryInstructionsEn } from './glossary-instructions.en.ts';
import { glossaryInstructionsZhCn } from './glossary-instructions.zh-cn.ts';
import { glossaryRegistersEn } from './glossary-registers.en.ts';
import { glossaryRegistersZhCn } from './glossary-registers.zh-cn.ts';
import { glossarySimdEn } from './glossary-simd.en.ts';
import { glossarySimdZhCn } from './glossary-simd.zh-cn.ts';
import { glossaryTermsEn } from './glossary-terms.en.ts';
import { glossaryTermsZhCn } from './glossary-terms.zh-cn.ts';
import { glossaryZhCn } from './glossary.zh-cn.ts';
import { translator, type Locale, type Translate } from './index.ts';

export const glossaryCatalogues = {
  en: { ...glossaryEn, ...glossaryTermsEn, ...glossaryRegistersEn, ...glossaryInstructionsEn, ...glossarySimdEn },
  'zh-cn': {
    ...glossaryZhCn,
    ...glossaryTermsZhCn,
    ...glossaryRegistersZhCn,
    ...glossaryInstructionsZhCn,
    ...glossarySimdZhCn,
  },
} as const satisfies Record<Locale, Readonly<Record<string, string>>>;

export const glossaryT = (locale: Locale): Translate => translator(glossaryCatalogues[locale]);
