import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { t } from './index.ts';
import { zhCn } from './zh-cn.ts';

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('the two catalogues', () => {
  test('have the same codes', () => {
    expect(Object.keys(zhCn).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(Object.keys(en))('%s has a sentence with the same placeholders in both', (code) => {
    expect(en[code]).not.toBe('');
    expect(placeholders(zhCn[code] ?? '')).toEqual(placeholders(en[code] ?? ''));
  });
});

test('every code that the page names literally has a sentence', () => {
  const missing = sources(['src/components', 'src/client'])
    .flatMap((text) => [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g), ...text.matchAll(/\bcode: '([\w-]+\.[\w.-]+)'/g)])
    .map(([, code = '']) => code)
    .filter((code) => !Object.hasOwn(en, code));
  expect(missing).toEqual([]);
});

test('placeholders are filled, and one without a value stays visible', () => {
  expect(t('en')('address.too-large', { text: '0x1' })).toContain('0x1');
  expect(t('en')('address.too-large')).toContain('{text}');
});

test('a code without a sentence shows itself and its parameters', () => {
  expect(t('zh-cn')('no.such-code', { at: 3 })).toBe('no.such-code {"at":3}');
  expect(t('en')('constructor')).toBe('constructor');
});

function sources(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|svelte|astro)$/.test(path) && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  );
}
