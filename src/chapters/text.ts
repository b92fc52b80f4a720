/** Sentences of the chapters' figures. They are drawn when the site is built, so no page loads the catalogues. */
import { translator, type Locale, type Translate } from '../messages/index.ts';
import { gather, type Text } from './kit/parts.ts';

type Catalogue = Readonly<Record<string, { readonly text: Text }>>;
export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  en: import.meta.glob<{ readonly text: Text }>('./*/text.en.ts', { eager: true }),
  'zh-cn': import.meta.glob<{ readonly text: Text }>('./*/text.zh-cn.ts', { eager: true }),
};
const sentences: Readonly<Record<Locale, Text>> = {
  en: gather(catalogues.en, ({ text }) => text),
  'zh-cn': gather(catalogues['zh-cn'], ({ text }) => text),
};

export const chapterT = (locale: Locale): Translate => translator(sentences[locale]);
export const isSaid = (code: string): boolean => Object.hasOwn(sentences.en, code);

/** The sentences `<figure>.…` without that prefix: what an island, which loads no catalogue, is given. */
export const sentencesOf = (figure: string, locale: Locale): Text =>
  Object.fromEntries(
    Object.entries(sentences[locale]).flatMap(([code, text]) =>
      code.startsWith(`${figure}.`) ? [[code.slice(figure.length + 1), text]] : [],
    ),
  );
