import { expect, test } from 'vitest';
import { parseSourceLines } from '../../src/engine/machine/source-lines.ts';
import { sourceLines } from './source-lines.ts';

const DECODED = `
Contents of the .debug_line section:

b.c:
File name                            Line number    Starting address    View    Stmt
b.c                                            2  0xffff000040080010               x
b.c                                            3  0xffff000040080010       1       x
b.c                                            1  0xffff000040080018        
b.c                                            -  0xffff000040080020

a.S                                            1  0xffff000040080020               x
b.c                                            -  0xffff000040080020
stranger.h                                     7  0xffff000040080024               x
a.S                                            2  0xffff000040080028               x
a.S                                            -  0xffff00004008002c
`;
const SOURCES = new Map([
  ['a.S', { name: 'kernel/a.S', text: 'one\ntwo\n' }],
  ['b.c', { name: 'kernel/b.c', text: 'first\nsecond\nthird' }],
]);
const lines = parseSourceLines(sourceLines(DECODED, SOURCES));
const at = (low: number): unknown => {
  const found = lines?.at(0xffff_0000_4008_0000n + BigInt(low));
  return found && [found.file, found.line, found.text];
};

test('an instruction has the last line that its row names, up to the next row', () => {
  expect(at(0x10)).toEqual(['kernel/b.c', 3, 'third']);
  expect(at(0x14)).toEqual(['kernel/b.c', 3, 'third']);
  expect(at(0x18)).toEqual(['kernel/b.c', 1, 'first']);
  expect(at(0x28)).toEqual(['kernel/a.S', 2, 'two']);
});

test('an end where something begins is none', () => {
  expect(at(0x20)).toEqual(['kernel/a.S', 1, 'one']);
});

test('before the first row, behind the last, and in files that are not ours, there is no line', () => {
  expect([at(0xc), at(0x2c), at(0x9999), at(0x24)]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a kernel without a line table is an error, and a file that is none is nothing', () => {
  expect(() => sourceLines('boot.S: no rows', SOURCES)).toThrow('-g');
  const bad = ['', '[]', 'null', '{"base":"x","files":[],"rows":[]}', '{"base":"0","files":[null],"rows":[]}'];
  bad.push('{"base":"0","files":[],"rows":[[1,2]]}', '{"base":"0","files":[],"rows":[[1,2,-3]]}');
  expect(bad.map(parseSourceLines)).toEqual(bad.map(() => undefined));
});
