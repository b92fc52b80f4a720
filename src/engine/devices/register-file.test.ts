import { expect, test } from 'vitest';
import { primeCellIdentification, registerFile } from './register-file.ts';

interface Box {
  value: number;
  reads: number;
}

const registers = registerFile<Box>({
  ...primeCellIdentification('TEST', [1, 2, 3, 4, 5, 6, 7, 8]),
  0x0: { name: 'BOX', read: (box) => (box.reads++, box.value), write: (box, value) => void (box.value = value) },
  0x4: { name: 'CONSTANT', read: () => 0x80000001 },
  0x8: { name: 'WRITE_ONLY', write: (box, value) => void (box.value = value) },
});

test('a read of any width sees its byte lanes, unsigned, and has the side effect of the register once', () => {
  const box = { value: 0xfedcba98, reads: 0 };
  const values = [registers.read(box, 0, 4), registers.read(box, 0, 8), registers.read(box, 2, 2), registers.read(box, 1, 1), registers.read(box, 3, 1)]; // prettier-ignore
  expect(values).toEqual([0xfedcba98, 0xfedcba98, 0xfedc, 0xba, 0xfe]);
  expect(box.reads).toBe(5);
});

test('a narrow write writes the whole register, with zeros on the other lanes', () => {
  const box = { value: 0xffffffff, reads: 0 };
  registers.write(box, 0, 1, 0x1ff);
  expect(box.value).toBe(0xff);
  registers.write(box, 2, 2, 0x8000);
  expect(box.value).toBe(0x80000000);
  registers.write(box, 8, 8, 0xffffffff);
  expect(box.value).toBe(0xffffffff);
});

test('rows without read or write, and reserved offsets, read as zero and ignore writes', () => {
  const box = { value: 5, reads: 0 };
  registers.write(box, 4, 4, 9);
  registers.write(box, 0x100, 4, 9);
  expect([registers.read(box, 4, 4), registers.read(box, 8, 4), registers.read(box, 0x100, 4), box.value]).toEqual([0x80000001, 0, 0, 5]); // prettier-ignore
});

test('names come from the rows, for each byte of a register', () => {
  expect([0, 3, 4, 0xfe0, 0xffc, 0x100].map((offset) => registers.registerName(offset))).toEqual(['BOX', 'BOX', 'CONSTANT', 'TESTPeriphID0', 'TESTPCellID3', undefined]); // prettier-ignore
});
