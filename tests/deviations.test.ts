import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deviations } from './deviations.ts';

test('each row names a test that is there', () => {
  const missing = deviations().filter(({ test: file }) => !existsSync(join(import.meta.dirname, '..', file)));
  expect(missing.map(({ id }) => id)).toEqual([]);
});
