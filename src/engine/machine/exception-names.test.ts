import { expect, test } from 'vitest';
import { qemuException } from './exception-names.ts';

test('an SP alignment fault (EC 0x26) is named by its class: it is no data abort', () => {
  expect(qemuException(0, 0x26, 1)).toEqual({ number: 4, name: 'SP Alignment' });
  expect(qemuException(0, 0x25, 1)).toEqual({ number: 4, name: 'Data Abort' });
  expect(qemuException(0, 0x22, 1)).toEqual({ number: 3, name: 'Prefetch Abort' });
});
