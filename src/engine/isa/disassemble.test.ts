import { expect, test } from 'vitest';
import { disassemble } from './disassemble.ts';

const names = (address: bigint): string | undefined =>
  address >= 0x1000n && address < 0x2000n ? `start+0x${(address - 0x1000n).toString(16)}` : undefined;

test.each([
  [0x14000004, 'b\t0x1110', 'b\t1110 <start+0x110>'],
  [0x54000080, 'b.eq\t0x1110', 'b.eq\t1110 <start+0x110>'],
  [0x17fffc00, 'b\t0x100', 'b\t0x100'],
  [0x10000080, 'adr\tx0, 0x1110', 'adr\tx0, 1110 <start+0x110>'],
  [0x36080080, 'tbz\tw0, #1, 0x1110', 'tbz\tw0, #1, 1110 <start+0x110>'],
  [0x58000080, 'ldr\tx0, 0x1110', 'ldr\tx0, 1110 <start+0x110>'],
  [0x90000000, 'adrp\tx0, 0x1000', 'adrp\tx0, 1000 <start+0x0>'],
])('targets in %i are addresses, with their names where there are some', (word, plain, named) => {
  expect(disassemble(word, 0x1100n).text).toBe(plain);
  expect(disassemble(word, 0x1100n, names).text).toBe(named);
});

test('what A64 does not define is written as .inst', () => {
  expect(disassemble(0x00010000, 0n)).toEqual({
    mnemonic: '.inst',
    operands: '0x00010000',
    text: '.inst\t0x00010000 ; undefined',
  });
  expect(disassemble(0xffffffff, 0n).row).toBeUndefined();
});

test('a signed word is the same as an unsigned one', () => {
  expect(disassemble(0xd503201f | 0, 0n).text).toBe('nop');
});

test('the preferred alias is what is printed', () => {
  expect(disassemble(0xaa0103e0, 0n)).toMatchObject({ mnemonic: 'mov', operands: 'x0, x1' });
  expect(disassemble(0xd5087f1f - 0x780, 0n).row?.name).toBe('SYS');
  expect(disassemble(0xd65f03c0, 0n).text).toBe('ret');
});
