/** Which pages the glossary has, and where a site keeps them. */
import type { Locale } from '../../messages/index.ts';
import { TERMS_PAGE } from './find.ts';
import { INSTRUCTION_PAGES } from './instructions.ts';
import { REGISTER_PAGES } from './registers.ts';

export const GLOSSARY_PAGES: readonly string[] = [TERMS_PAGE, ...REGISTER_PAGES, ...INSTRUCTION_PAGES];

/** For Astro: a page each. */
export const glossaryPaths = (): { params: { page: string } }[] => GLOSSARY_PAGES.map((page) => ({ params: { page } }));

/** The site's base with the language, ending in a slash. */
export const ownBase = (base: string, locale: Locale): string =>
  `${base.replace(/\/*$/, '/')}${locale === 'en' ? '' : `${locale}/`}`;
