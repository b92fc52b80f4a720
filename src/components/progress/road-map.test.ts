import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { roadMapCatalogues } from '../../messages/road-map.ts';
import { readingMinutes, stages, type Written } from './road-map.ts';

const written = (folder: string): Written[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      return { order: Number(/order: (\d+)/.exec(text)?.[1]), page: name, title: name, description: '', text };
    });

describe.each([
  ['en', 'src/content/docs/chapters'],
  ['zh-cn', 'src/content/docs/zh-cn/chapters'],
] as const)('the road map in %s', (locale, folder) => {
  const catalogue: Readonly<Record<string, string>> = roadMapCatalogues[locale];
  const all = stages(written(folder));

  test('goes from chapter 0 to 14, each once', () => {
    expect(all.map(({ order }) => order)).toEqual(Array.from({ length: 15 }, (_, n) => n));
  });
  test('says of each how long it takes', () => {
    for (const { minutes } of all) {
      expect(minutes).toBeGreaterThan(4);
      expect(minutes).toBeLessThan(200);
    }
  });
  test('has the sentences of its twin', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(roadMapCatalogues.en).sort());
  });
});

test('listings and markup take no time to read', () => {
  const words = 'word '.repeat(300);
  expect(readingMinutes(`---\ntitle: x\n---\n${words}\n\`\`\`a64\n${words}\n\`\`\`\n<Lab id="tour">\n`)).toBe(2);
});
