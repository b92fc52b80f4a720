import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chaptersEn } from './chapters.en.ts';
import { chaptersZhCn } from './chapters.zh-cn.ts';

const placeholders = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe("the chapters' two catalogues", () => {
  test('have the same codes', () => {
    expect(Object.keys(chaptersZhCn).sort()).toEqual(Object.keys(chaptersEn).sort());
  });

  test.each(Object.keys(chaptersEn))('%s has a sentence with the same placeholders in both', (code) => {
    expect(chaptersEn[code]).not.toBe('');
    expect(placeholders(chaptersZhCn[code])).toEqual(placeholders(chaptersEn[code]));
  });
});

test('every code that a figure or a quiz names has a sentence', () => {
  const codes = ['chapter', 'figures'].flatMap((folder) =>
    readdirSync(`src/components/${folder}`)
      .filter((name) => name.endsWith('.astro'))
      .flatMap((name) => [...readFileSync(`src/components/${folder}/${name}`, 'utf8').matchAll(/\bsay\('([\w.-]+)'/g)])
      .map(([, code = '']) => code),
  );
  for (const [island, prefix] of [
    ['LiveTrap', 'live'],
    ['LiveEcho', 'echo'],
  ] as const)
    // prettier-ignore
    for (const [, code = ''] of readFileSync(`src/components/figures/${island}.svelte`, 'utf8').matchAll(/\bsay\('([\w.-]+)'/g)) // prettier-ignore
      codes.push(`${prefix}.${code}`);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !Object.hasOwn(chaptersEn, code))).toEqual([]);
});
