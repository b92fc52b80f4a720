import { expect, test } from 'vitest';
import { unmetOptions } from './kconfig.ts';

const config = 'CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C="text"\n';

test('options that the configuration has are met', () => {
  expect(unmetOptions('# a comment\nCONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C="text"\n', config)).toEqual([]);
});

test('an option that Kconfig dropped or changed is named', () => {
  expect(unmetOptions('CONFIG_D=y\nCONFIG_C="other"\n', config)).toEqual(['CONFIG_D=y', 'CONFIG_C="other"']);
});

test('an option that was to be off and is on is named; one that does not exist is off', () => {
  expect(unmetOptions('# CONFIG_A is not set\n# CONFIG_Z is not set\n', config)).toEqual(['# CONFIG_A is not set']);
});
