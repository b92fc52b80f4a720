import { expect, test } from 'vitest';
import { functionSymbols } from './symbols.ts';

test('function symbols are kept, data, absolute and mapping symbols are not', () => {
  const map = `0000000000000200 A PECOFF_FILE_ALIGNMENT
ffffffc008000000 T _text
ffffffc008000040 t $x
ffffffc008000040 t zeta
ffffffc008000040 W alpha
ffffffc008000100 D jiffies
ffffffc008000200 t .Ltmp3
`;
  expect(functionSymbols(map)).toBe('ffffffc008000000 _text\nffffffc008000040 alpha\nffffffc008000040 zeta\n');
});

test('symbols come in the order of their addresses as numbers', () => {
  expect(functionSymbols('ffffffc008000000 T high\n0000000000001000 T low\n')).toBe(
    '1000 low\nffffffc008000000 high\n',
  );
});

test('a map without functions is refused', () => {
  expect(() => functionSymbols('')).toThrow('no function symbols');
});
