/** Numbers that chapters write as words or as one digit, where no <V> stands: each sentence, and the machine's count. */
import { describe, expect, test } from 'vitest';
import { missing } from '../../src/chapters/kit/exhibit.ts';
import type { Words } from '../../src/chapters/kit/parts.ts';
import { pages, type Language } from './page.ts';

const chapters = import.meta.glob<{ readonly words: Words }>('../../src/chapters/*/words.ts', { eager: true });
const sentences = Object.entries(chapters).flatMap(([path, { words }]) =>
  words.map((row) => [path.split('/').at(-2) ?? '', ...row] as const),
);

test('there are such numbers', () => {
  expect(sentences.length).toBeGreaterThan(10);
});

describe.skipIf(missing !== '')('what is said in words', () => {
  test.each(sentences)('%s: %s', (slug, english, chinese, value, is) => {
    const text = (language: Language): string =>
      (pages(language).find((page) => page.slug === slug)?.body ?? '').replace(/\s+/g, ' ');
    expect(text('en')).toContain(english);
    expect(text('zh-cn')).toContain(chinese);
    expect(value()).toBe(is);
  });
});
