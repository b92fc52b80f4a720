import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gather } from './kit/parts.ts';
import { catalogues, isSaid } from './text.ts';

const placeholders = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

const folders = readdirSync('src/chapters', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(folders.filter((name) => name !== 'kit'))('%s is a chapter, with a page in each language', (slug) => {
  for (const language of ['', 'zh-cn/'])
    expect(existsSync(`src/content/docs/${language}chapters/${slug}.mdx`), language).toBe(true);
});

describe.each(folders)('the two catalogues of %s', (folder) => {
  const english = catalogues.en[`./${folder}/text.en.ts`]?.text ?? {};
  const chinese = catalogues['zh-cn'][`./${folder}/text.zh-cn.ts`]?.text ?? {};

  test('have the same codes, and some', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    expect(Object.keys(english)).not.toEqual([]);
  });

  test('have a sentence with the same placeholders for each', () => {
    for (const [code, sentence] of Object.entries(english)) {
      expect(sentence, code).not.toBe('');
      expect(placeholders(chinese[code]), code).toEqual(placeholders(sentence));
    }
  });
});

/** Components and code of the chapters, by path. */
const sources = new Map(
  readdirSync('src/chapters', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:astro|svelte|ts)$/.test(path) && !/\.test\.ts$|text\.[\w-]+\.ts$/.test(path))
    .map((path) => [path, readFileSync(`src/chapters/${path}`, 'utf8')] as const),
);
const matches = (text: string, expression: RegExp): string[] =>
  [...text.matchAll(expression)].map(([, found = '']) => found);

/** Prefixes of codes that are put together while the site is built. */
const prefixes = [...sources.values()].flatMap((text) => [
  ...matches(text, /`([a-z]+\.)(?:\w+\.)*\$\{/g),
  ...matches(text, /sentencesOf\('(\w+)'/g).map((figure) => `${figure}.`),
]);

test('every code that a figure or a quiz names has a sentence', () => {
  const codes = [...sources].flatMap(([path, text]) => {
    if (path.endsWith('.astro')) return matches(text, /\bsay\('([\w.-]+)'/g);
    // An island has the sentences of the figure that it stands in, without its name.
    const [figure] = [...sources.values()].flatMap((other) =>
      other.includes(`'./${path.split('/').at(-1) ?? ''}'`) ? matches(other, /sentencesOf\('(\w+)'/g) : [],
    );
    return figure === undefined ? [] : matches(text, /\bsay\('([\w.-]+)'/g).map((code) => `${figure}.${code}`);
  });
  expect(codes.filter((code) => code.startsWith('live.'))).not.toEqual([]);
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code) => !isSaid(code))).toEqual([]);
});

test('no sentence is written for nobody', () => {
  const named = new Set([...sources.values()].flatMap((text) => matches(text, /'([a-z]+\.[\w.-]+)'/g)));
  const codes = Object.values(catalogues.en).flatMap(({ text }) => Object.keys(text));
  expect(codes.filter((code) => !named.has(code) && !prefixes.some((prefix) => code.startsWith(prefix)))).toEqual([]);
});

test('a name that two chapters give is refused', () => {
  expect(() => gather({ a: { x: 1 }, b: { x: 2 } }, (module) => module)).toThrow('“x”');
});
