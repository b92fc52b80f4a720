import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';

test('every error of the command line has a sentence', () => {
  const files = ['arguments', 'devices', 'values'].map((name) => `src/engine/machine/qemu-${name}.ts`);
  files.push('src/engine/machine/typed-text.ts', 'bin/machine.ts', 'bin/machine/file-disk.ts');
  const codes = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'((?:arguments|file|cli)\.[a-z-]+)'/g)].map(([, code = '']) => code),
  );
  expect(new Set(codes).size).toBeGreaterThan(20);
  expect(codes.filter((code) => !Object.hasOwn(en, code))).toEqual([]);
});
