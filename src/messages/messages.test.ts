import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLineEn } from './command-line.en.ts';
import { commandLineZhCn } from './command-line.zh-cn.ts';
import { en } from './en.ts';
import { exercisesEn } from './exercises.en.ts';
import { exercisesZhCn } from './exercises.zh-cn.ts';
import { hypervisorEn } from './hypervisor.en.ts';
import { hypervisorZhCn } from './hypervisor.zh-cn.ts';
import { t } from './index.ts';
import { ownHypervisorEn } from './own-hypervisor.en.ts';
import { ownHypervisorZhCn } from './own-hypervisor.zh-cn.ts';
import { syndromeEn } from './syndrome.en.ts';
import { syndromeZhCn } from './syndrome.zh-cn.ts';
import { widgetsEn } from './widgets.en.ts';
import { widgetsZhCn } from './widgets.zh-cn.ts';
import { zhCn } from './zh-cn.ts';

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe.each([
  ['the two catalogues', en, zhCn],
  ['the two catalogues of syndromes', syndromeEn, syndromeZhCn],
  ['the two catalogues of the widgets', widgetsEn, widgetsZhCn],
  ['the two catalogues of the hypervisor’s page', hypervisorEn, hypervisorZhCn],
  ['the two catalogues of the page that reads a command line', commandLineEn, commandLineZhCn],
  ['the two catalogues of the exercises’ index', exercisesEn, exercisesZhCn],
  ['the two catalogues of the page with the reader’s parts', ownHypervisorEn, ownHypervisorZhCn],
])('%s', (_, english, chinese) => {
  test('have the same codes', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.keys(english))('%s has a sentence with the same placeholders in both', (code) => {
    expect(english[code]).not.toBe('');
    expect(placeholders(chinese[code] ?? '')).toEqual(placeholders(english[code] ?? ''));
  });
});

test('every code that the page names literally has a sentence', () => {
  const missing = sources(['src/components', 'src/client'])
    .flatMap((text) => [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g), ...text.matchAll(/\bcode: '([\w-]+\.[\w.-]+)'/g)])
    .map(([, code = '']) => code)
    .filter(
      (code) =>
        ![en, widgetsEn, hypervisorEn, ownHypervisorEn, commandLineEn].some((catalogue) =>
          Object.hasOwn(catalogue, code),
        ),
    );
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
