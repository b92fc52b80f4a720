/** What others call the field's words: readers look for these too. */
import { glossaryCatalogues } from '../../messages/glossary.ts';
import type { Locale } from '../../messages/index.ts';
import { TERMS } from './terms.ts';

/** Other names of a word, in the order of the catalogue; none for most. */
export function calledAlso(locale: Locale, id: string): readonly string[] {
  const catalogue: Readonly<Record<string, string>> = glossaryCatalogues[locale];
  return (catalogue[`term.${id}.also`] ?? '').split('|').filter((name) => name !== '');
}

/** Every name of every word in one language, the longest first. */
export function allNames(locale: Locale): readonly string[] {
  const catalogue: Readonly<Record<string, string>> = glossaryCatalogues[locale];
  const names = TERMS.flatMap(({ id }) => [catalogue[`term.${id}`] ?? '', ...calledAlso(locale, id)]);
  return [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
