import { expect, test } from 'vitest';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { instructionPages } from './instructions.ts';
import { meaningOf } from './meaning.ts';

const AT = 0x4008_0000n;
const meaning = (line: string): string => {
  const { bytes } = assemble(line, { origin: AT });
  return meaningOf(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), AT).join('; ');
};

test.each([
  ['add x0, x1, #16', 'X0 = X1 + 0x10'],
  ['sub sp, sp, #272', 'SP = SP - 0x110'],
  ['subs w3, w4, w5', 'NZCV = flags(W4 - W5); X3 = W4 - W5'],
  ['cmp x0, #1', 'NZCV = flags(X0 - 1)'],
  ['tst x0, #1', 'NZCV = flags(X0 & 1)'],
  ['mvn x0, x1', 'X0 = ~X1'],
  ['mul x0, x1, x2', 'X0 = X1 * X2'],
  ['movk x0, #0x900, lsl #16', 'X0 = (X0 & ~0xffff0000) | 0x9000000'],
  ['csel x0, x1, x2, ne', 'X0 = !Z ? X1 : X2'],
  ['ldp x0, x1, [sp, #16]', 'X0 = mem64[SP + 0x10]; X1 = mem64[SP + 0x18]'],
  ['stp x0, x1, [sp, #-16]!', 't0 = SP - 0x10; mem64[t0] = X0; mem64[t0 + 8] = X1; SP = t0'],
  ['strb w4, [x3]', 'mem8[X3] = X4'],
  ['ldrsw x0, [x1, #4]', 'X0 = sign32(mem32[X1 + 4])'],
  ['cbz x7, .+16', 'if (X7 == 0) PC = 0x40080010'],
  ['b .-8', 'PC = PC - 8'],
  ['bl .+8', 'X30 = PC + 4; PC = 0x40080008'],
  ['ret', 'PC = X30'],
])('%s: %s', (line, text) => {
  expect(meaning(line)).toBe(text);
});

test.each(['hvc #7', 'msr vbar_el2, x0', 'csel x0, x1, x2, gt', 'add v0.4s, v1.4s, v2.4s', 'ldxr x0, [x1]'])(
  'what the core does by a procedure of its own is not printed: %s',
  (line) => expect(meaning(line)).toBe(''),
);

test('no line of the glossary has a hole, or parentheses that do not close', () => {
  const lines = [...instructionPages.values()]
    .flat()
    .flatMap(({ encodings }) => encodings.flatMap(({ word }) => meaningOf(word, AT)));
  expect(lines.length).toBeGreaterThan(250);
  for (const line of lines) {
    expect(line).toMatch(/^(?:if \(.+\) )?(?:[XW]\d+|W?SP|PC|NZCV|t\d+|mem\d+\[.+\]) = \S/);
    expect(line.split('(').length, line).toBe(line.split(')').length);
    expect(line).not.toMatch(/undefined|NaN|\( | \)|= =|^\s|--/);
  }
});
