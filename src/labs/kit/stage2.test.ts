/** What queries see of the tables of stage 2 that a reader has made. */
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Check, Value } from './query.ts';
import { coreModule, missing, plainLab } from './testing.ts';

/** A gigabyte of level 1 leads to two pages and a block of 2 MiB; `more` goes into the table. */
const source = (more = ''): string => `        .global _start
_start: ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        ldr     x0, =level1
        msr     vttbr_el2, x0
        b       .
        .balign 4096
level1: .quad   0, level2 + 3
${more}
        .balign 4096
level2: .quad   level3 + 3, 0x406007fd
        .balign 4096
level3: .quad   0x400007ff, 0, 0x404004c7
        .balign 4096
empty:  .skip   4096
`;
const holds = (check: Check, text = source()): unknown => {
  const lab = plainLab(text, {
    machine: { ...plainLab('').machine, memory: 64 },
    checkpoints: [
      {
        id: 'only',
        points: 1,
        hints: ['a.1', 'a.2', 'a.3'],
        requires: [{ check, otherwise: [{ code: 'lab.plain.no' }] }],
      },
    ],
  });
  const [verdict] = evaluate(coreModule(), lab, {}, 0).verdicts;
  return verdict?.code === 'lab.passed' ? true : verdict?.code === 'lab.plain.no' ? false : verdict?.code;
};
const page = { from: 0x4000_0000, bytes: 0x1000 };
const rest = [
  { from: 0x4000_2000, bytes: 0x1000 },
  { from: 0x4020_0000, bytes: 0x20_0000 },
];

test.skipIf(missing !== '')('where an IPA leads, with which attribute, through which descriptor', () => {
  expect(holds({ value: { stage2: 0x4000_0123, part: 'output' }, is: 0x4000_0123 })).toBe(true);
  expect(holds({ value: { stage2: 0x4020_0000, part: 'output' }, is: 0x4060_0000 })).toBe(true);
  expect(holds({ value: { stage2: 0x4000_0000, part: 'attribute' }, is: 0xff })).toBe(true);
  expect(holds({ value: { stage2: 0x4000_2000, part: 'attribute' }, is: 0x04 })).toBe(true);
  expect(holds({ value: { stage2: 0x4020_0000, part: 'descriptor' }, is: 0x4060_07fd })).toBe(true);
  expect(holds({ no: { value: { stage2: 0x4000_1000, part: 'output' }, atLeast: 0 } })).toBe(true);
});

test.skipIf(missing !== '')('where a walk ended that led nowhere: the last descriptor, its level and its table', () => {
  const of = (part: 'last' | 'level' | 'table'): Value => ({ stage2: 0x4000_1000, part });
  expect(holds({ value: of('last'), is: 0 })).toBe(true);
  expect(holds({ value: of('level'), is: 3 })).toBe(true);
  expect(holds({ value: of('table'), is: { symbol: 'level3' } })).toBe(true);
  expect(holds({ value: { stage2: 0x4020_0000, part: 'level' }, is: 2 })).toBe(true);
  expect(holds({ value: { stage2: 0xc000_0000, part: 'level' }, is: 1 })).toBe(true);
});

test.skipIf(missing !== '')('the lowest page of ranges that does not lead to its place', () => {
  const block = { from: 0x4020_0000, bytes: 0x20_0000, to: 0x4060_0000 };
  const pages = { from: 0x4000_0000, bytes: 0x3000, to: 0x4000_0000 };
  const wrong = (...ranges: readonly (typeof block)[]): Value => ({ notMapped: ranges });
  expect(holds({ value: wrong(block, { ...pages, bytes: 0x1000 }), atLeast: 0 })).toBe(false);
  expect(holds({ value: wrong(block, pages), is: 0x4000_1000 })).toBe(true);
  expect(holds({ value: wrong({ ...block, to: 0x4060_1000 }), is: 0x4020_0000 })).toBe(true);
  expect(holds({ value: wrong({ ...block, bytes: 0x20_1000 }), is: 0x4040_0000 })).toBe(true);
});

test.skipIf(missing !== '')('the lowest IPA outside of what may be mapped', () => {
  const outside = (...ranges: readonly { from: number; bytes: number }[]): Value => ({
    mappedOutside: ranges,
  });
  expect(holds({ value: outside(), is: 0x4000_0000 })).toBe(true);
  expect(holds({ value: outside(page), is: 0x4000_2000 })).toBe(true);
  expect(holds({ value: outside(page, ...rest), atLeast: 0 })).toBe(false);
  expect(holds({ value: outside(page, ...rest), is: 0x8000_0000 }, source(' .quad 0x40000705 + 0xf8'))).toBe(true);
  // A block that begins inside of a range and ends behind it.
  expect(holds({ value: outside(page, rest[0] ?? page, { from: 0x4020_0000, bytes: 0x1000 }), is: 0x4020_1000 })).toBe(
    true,
  );
});

test.skipIf(missing !== '')('tables without an end are not followed for ever', () => {
  const many = ' .rept 500\n .quad wide + 3\n .endr\n .balign 4096\nwide: .rept 512\n .quad empty + 3\n .endr\n';
  expect(holds({ value: { mappedOutside: [page, ...rest] }, atLeast: 0 }, source(many))).toBe('lab.too-many-tables');
});
