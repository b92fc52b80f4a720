import { expect, test } from 'vitest';
import { readPstate } from './pstate.ts';

const set = (pstate: number): string =>
  readPstate(pstate)
    .flags.filter((flag) => flag.set)
    .map((flag) => flag.name)
    .join('');

test('0x3c5 is EL1h with all exceptions masked, as after reset to EL1', () => {
  expect(readPstate(0x3c5).mode).toBe('EL1h');
  expect(set(0x3c5)).toBe('DAIF');
});

test('0x80000000 is EL0t with N set, though it is negative as a 32-bit number', () => {
  expect(readPstate(0x8000_0000 | 0).mode).toBe('EL0t');
  expect(set(0x8000_0000 | 0)).toBe('N');
});

test('0x3c9 is EL2h', () => {
  expect(readPstate(0x3c9).mode).toBe('EL2h');
});
