import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deviations } from './deviations.ts';

const root = join(import.meta.dirname, '..');

test('each row names a test that is there', () => {
  const missing = deviations().filter(({ test: file }) => !existsSync(join(root, file)));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('each test that shows both sides of one is named by its row', () => {
  const shown = readdirSync(join(root, 'tests/conformance'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)deviations[\w-]*\.test\.ts$/.test(file))
    .map((file) => `tests/conformance/${file}`)
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [...text.matchAll(/\b(?:it|test)\(\s*['"`]([a-z0-9]+(?:-[a-z0-9]+)*): /g)].map(
        ([, id]) => `${id} ${file}`,
      );
    });
  expect(shown.length).toBeGreaterThan(5);
  const rows = new Set(deviations().map(({ id, test: file }) => `${id} ${file}`));
  expect(shown.filter((one) => !rows.has(one))).toEqual([]);
});
