import { expect, test } from 'vitest';
import { symbolNames } from './guest-symbols.ts';

const names = symbolNames(
  'ffffffc008000000 _text\nffffffc0082f4668 primary_entry\nffffffc0082f46a0 preserve_boot_args\n',
);

test('code has the name of the function it is in', () => {
  expect(names(0xffff_ffc0_082f_4668n)).toBe('primary_entry');
  expect(names(0xffff_ffc0_082f_4670n)).toBe('primary_entry+0x8');
});

test('before the MMU is on, physical addresses in the loaded Image have the same names', () => {
  expect(names(0x4020_0000n + 0x2f_4670n)).toBe('primary_entry+0x8');
});

test('the boot stub, devices and user programs have no name', () => {
  expect(names(0x4000_0000n)).toBeUndefined();
  expect(names(0x0900_0000n)).toBeUndefined();
  expect(names(0x5555_5555_0000n)).toBeUndefined();
});
