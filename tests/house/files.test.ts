/** A file is short enough to be read at once; a table is as long as what it lists. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MOST = 500;
const MEDIAN = 120;
/** Longer than that: file → what it is a table of. */
const TABLES: Readonly<Record<string, string>> = {};

const lengths = new Map(
  globSync('{src,bin,guests,tests}/**/*.{ts,mjs,js,svelte,astro,css,s,S,c,h}', {
    exclude: (path) => /(?:^|\/)(?:generated|wasm|node_modules)$/.test(path),
  }).map((path) => [path, readFileSync(path, 'utf8').split('\n').length - 1] as const),
);

test('no file has more than 500 lines, tables excepted', () => {
  const long = [...lengths].filter(([, lines]) => lines > MOST).map(([path]) => path);
  expect(long.sort()).toEqual(Object.keys(TABLES).sort());
});

test('half of the source files have no more than 120 lines', () => {
  const sources = [...lengths].filter(([path]) => /^(?:src|bin)\//.test(path) && !path.includes('.test.'));
  const sorted = sources.map(([, lines]) => lines).sort((a, b) => a - b);
  expect(sorted.length).toBeGreaterThan(500);
  expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(MEDIAN);
});
