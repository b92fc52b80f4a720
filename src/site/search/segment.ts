/**
 * Words of Chinese pages for the search. A browser cuts what a reader types with Intl.Segmenter; Pagefind's own index is cut by
 * another dictionary, and then 上下文帧 is not found where it stands. So pages are cut here, by the segmenter that cuts queries.
 */

/** Characters that are written without spaces between words. */
const HAN = /\p{Script=Han}/u;
/** Markup and what no reader sees, or text. */
const PARTS = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const cut = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

/**
 * A text as its words with spaces between. `names` are cut as they are when they stand alone, wherever they stand, since that is
 * how they are asked for; the longest comes first.
 */
export function segmenter(names: readonly string[]): (text: string) => string {
  const own = names.filter((name) => HAN.test(name));
  const escaped = own.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const known = escaped.length === 0 ? undefined : new RegExp(`(${escaped.join('|')})`, 'u');
  return (text) => {
    const found = (known === undefined ? [text] : text.split(known)).flatMap((part) =>
      HAN.test(part) ? cut(part) : [part],
    );
    // Around the whole as well: what stands beside it in another element is another word.
    return ` ${found.filter((word) => word.trim() !== '').join(' ')} `;
  };
}

/** A built page, its text cut into words; attributes, scripts and styles stay. */
export const segmentPage = (html: string, segment: (text: string) => string): string =>
  html.replaceAll(PARTS, (part) => (part.startsWith('<') || !HAN.test(part) ? part : segment(part)));

const SPACED = /[\p{Script=Latin}\p{N}_`()<>#@*/=+&·→-]/u;
/** Behind these as well: the punctuation of English, and of what Pagefind puts between two blocks. */
const ENDS = /[.,:;!?]/;
/** Whether the page has a space between two words: beside Latin letters and digits, never beside Chinese punctuation. */
const isSpaced = (before: string, after: string): boolean =>
  SPACED.test(after)
    ? SPACED.test(before) || ENDS.test(before) || HAN.test(before)
    : HAN.test(after) && (SPACED.test(before) || ENDS.test(before));

/**
 * The text of an index as it is shown: without the spaces between Chinese words. `mark` ends each word; Pagefind counts words by
 * U+200B where a text has one.
 */
export function joined(text: string, mark = ''): string {
  const all = text.split(' ');
  return all
    .map((word, n) => {
      const next = all[n + 1];
      return next === undefined ? word : word + (isSpaced(word.at(-1) ?? '', next.at(0) ?? '') ? ' ' : '') + mark;
    })
    .join('');
}
