import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';

test('every error of the command line has a sentence', () => {
  const files = ['arguments', 'devices', 'values'].map((name) => `src/engine/machine/qemu-${name}.ts`);
  files.push('src/engine/machine/typed-text.ts', 'src/engine/machine/presets.ts');
  files.push(
    'src/engine/machine/builtin-hypervisor.ts',
    'src/engine/hypervisor/memory/configuration.ts',
    'bin/machine.ts',
  );
  files.push(...readdirSync('bin/machine').map((name) => `bin/machine/${name}`));
  const codes = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'((?:arguments|file|cli|preset|builtin|hypervisor)\.[a-z-]+)'/g)].map(
      ([, code = '']) => code,
    ),
  );
  expect(new Set(codes).size).toBeGreaterThan(20);
  expect(codes.filter((code) => !Object.hasOwn(en, code))).toEqual([]);
});
