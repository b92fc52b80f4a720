import { expect, test } from 'vitest';
import { AssemblyErrors } from '../../isa/assembler/index.ts';
import { OWN } from '../board.ts';
import { assembleVectors, source } from './vectors.ts';

const DOOR = 0xd440_fc40;
const codeOf = (own: string): string => {
  try {
    assembleVectors(1, 1, own);
  } catch (error) {
    if (error instanceof AssemblyErrors) return error.diagnostics.map(({ line, code }) => `${line} ${code}`).join();
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return '';
};
const table = '.balign 2048\nvectors:\n.rept 16\n.balign 128\nb door\n.endr\n.balign 128\n';

test('the table stands first, at a multiple of 2 KiB, and the one door behind it', () => {
  const { bytes, entry, textEnd, table: own } = assembleVectors(2, 2);
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  expect(Number(own.symbols.get('vectors')) % 2048).toBe(0);
  const doors = [...words.keys()].filter((n) => words[n] === DOOR).map((n) => OWN.image.start + 4 * n);
  // That of the boot, and that of the vectors.
  expect(doors).toHaveLength(2);
  for (const door of doors) expect(door).toBeGreaterThan(entry);
  for (const door of doors) expect(door).toBeLessThan(textEnd);
});

test('another vectors.s is taken when it has what is asked for', () => {
  expect(codeOf(source)).toBe('');
  expect(codeOf(`${table}leave: eret\n`)).toBe('');
});

test('a vectors.s that cannot be used is refused with what it lacks', () => {
  expect(codeOf(table)).toBe('vectors.label');
  expect(codeOf('leave: eret\n')).toBe('vectors.label');
  expect(codeOf(`nop\n${table.replace('.balign 2048', '.balign 4')}leave: eret\n`)).toBe('vectors.alignment');
  expect(codeOf('leave: eret\n.balign 2048\nvectors: b door\n')).toBe('vectors.short');
  expect(codeOf(`${table}leave: eret\n.skip 0x20000\n`)).toBe('vectors.size');
  expect(codeOf('\n  mov x99, #1\n')).toBe('2 asm.no-such-register');
});
