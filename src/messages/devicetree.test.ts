import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';

test('every error of the device tree code has a sentence', () => {
  const sources = readdirSync('src/engine/devicetree').filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const texts = [...sources.map((name) => `src/engine/devicetree/${name}`), 'src/engine/machine/devicetree.ts'].map(
    (path) => readFileSync(path, 'utf8'),
  );
  const codes = new Set(
    texts.flatMap((text) => [...text.matchAll(/'(dt[bs]\.[a-z-]+)'/g)].map(([, code = '']) => code)),
  );
  expect(codes.size).toBeGreaterThan(50);
  expect([...codes].filter((code) => !Object.hasOwn(en, code))).toEqual([]);
});
