/** What is to be bold is: between Chinese characters a closing ** behind a full stop closes nothing, and is shown (CommonMark 0.31, 6.2). */
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const PUNCTUATION = /[\p{P}\p{S}]/u;
const isSpace = (character: string): boolean => character === '' || /\s/u.test(character);

/** Places at which asterisks stand that Markdown does not take for the beginning or the end of bold text. */
function shown(text: string): readonly string[] {
  // Listings, code spans and tags have no Markdown in them.
  const plain = text
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, 'x')
    .replaceAll(/<[^>]*>/g, '<>');
  return plain.split(/\n\s*\n/).flatMap((paragraph) => {
    const found: string[] = [];
    let isOpen = false;
    for (const match of paragraph.matchAll(/\*\*/g)) {
      const { index } = match;
      const [before, after] = [[...paragraph.slice(0, index)].at(-1) ?? '', [...paragraph.slice(index + 2)][0] ?? ''];
      const [outside, inside] = isOpen ? [after, before] : [before, after];
      const isGood = !isSpace(inside) && (!PUNCTUATION.test(inside) || isSpace(outside) || PUNCTUATION.test(outside));
      if (!isGood) found.push(paragraph.slice(Math.max(0, index - 12), index + 14));
      isOpen = !isOpen;
    }
    return found;
  });
}

test('the rule is that of CommonMark', () => {
  expect(shown('**关机。**只是说说')).toHaveLength(1);
  expect(shown('**关机**。只是说说')).toEqual([]);
  expect(shown('**Off.** Only words')).toEqual([]);
  expect(shown('见**“引号”**里')).toHaveLength(2);
  expect(shown('`a ** b` 和 **粗**')).toEqual([]);
});

describe.each(globSync('src/content/docs/**/*.mdx').map((path) => [path]))('%s', (path) => {
  test('shows no asterisks', () => expect(shown(readFileSync(path, 'utf8'))).toEqual([]));
});
