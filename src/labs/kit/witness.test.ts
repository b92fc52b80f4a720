/** What the event log says of instructions themselves: labels, system instructions, code that was overwritten. */
import { describe, expect, test } from 'vitest';
import { at, DSB, ISB, TLBI_ALLE2, wrote } from './define.ts';
import { evaluate } from './evaluate.ts';
import type { Lab } from './lab.ts';
import { fill, parametersOf } from './parameters.ts';
import type { Check } from './query.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, missing, plainLab } from './testing.ts';

const asks = (check: Check): Partial<Lab> => ({
  checkpoints: [
    {
      id: 'only',
      points: 1,
      hints: ['lab.plain.hint-1', 'lab.plain.hint-2', 'lab.plain.hint-3'],
      requires: [{ check, otherwise: [{ code: 'lab.plain.no' }] }],
    },
  ],
});
const verdictOf = (source: string, check: Check, changes: Partial<Lab> = {}): string => {
  const lab = plainLab(source, { ...asks(check), ...changes });
  const problems = checkLab({ ...lab, messages: {} }, 'plain').filter(({ code }) => code !== 'lab.schema.no-sentence');
  expect(problems).toEqual([]);
  const { verdicts, problems: errors } = evaluate(coreModule(), lab, {}, 0);
  expect(errors).toEqual([]);
  return verdicts[0]?.passed === true ? 'passed' : (verdicts[0]?.code ?? '');
};

describe.skipIf(missing !== '')('the event log', () => {
  const source = `.global _start, here
_start: mov x1, #7
        mov x0, #0x3c5
        msr spsr_el2, x0
        tlbi alle2is
        dsb ish
        isb
here:   mov x1, #8
        b .
`;
  test('has the registers that an instruction with a label found', () => {
    expect(verdictOf(source, { value: { of: at('here', 2), field: 'x1' }, is: 7 })).toBe('passed');
    expect(verdictOf(source, { value: { of: at('here'), x: 1 }, is: 7 })).toBe('passed');
    expect(verdictOf(source, { value: { x: 1 }, is: 8 })).toBe('passed');
    expect(verdictOf(source, { happened: at('here', 1) })).toBe('lab.plain.no');
  });
  test('has system instructions in their order, with what was written', () => {
    expect(verdictOf(source, { value: { count: wrote('SPSR_EL2', 0x3c5) }, is: 1 })).toBe('passed');
    expect(verdictOf(source, { happened: wrote('SPSR_EL2', 0x3c9) })).toBe('lab.plain.no');
    expect(verdictOf(source, { happened: wrote('HCR_EL2') })).toBe('lab.plain.no');
    expect(verdictOf(source, { happened: { ...ISB, after: { ...DSB, after: TLBI_ALLE2 } } })).toBe('passed');
    expect(verdictOf(source, { happened: { ...TLBI_ALLE2, after: ISB } })).toBe('lab.plain.no');
  });
  test('has encodings', () => {
    const movX1: Check = { ran: { mask: 0xffe0_001f, is: 0xd280_0001 }, el: 2 };
    expect(verdictOf(source, movX1)).toBe('passed');
    expect(verdictOf(source, { ...movX1, el: 1 })).toBe('lab.plain.no');
    expect(verdictOf(source, { ran: { is: 0xd503_201f } })).toBe('lab.plain.no');
  });
  test('has what a lab’s cells hold at each barrier, not only at the end', () => {
    const stores = `.global _start
_start: ldr x0, =0x40090000
        mov x1, #5
        dmb ish
        str x1, [x0]
        dmb ish
        mov x1, #6
        str x1, [x0]
        b .
`;
    const cells: Partial<Lab> = { machine: { ...plainLab('').machine, cells: [0x4009_0000] } };
    const dmb = (cell0: number): Check => ({ happened: { event: 'system', where: { word: 0xd503_3ba0, cell0 } } });
    expect(verdictOf(stores, { all: [dmb(0), dmb(5)] }, cells)).toBe('passed');
    expect(verdictOf(stores, dmb(6), cells)).toBe('lab.plain.no');
    // Without cells there is no such number.
    expect(verdictOf(stores, dmb(5))).toBe('lab.plain.no');
  });
  test('a TLB that is not told of was not forgotten', () => {
    const without = source.replace('tlbi alle2is', 'nop');
    expect(verdictOf(without, { happened: TLBI_ALLE2 })).toBe('lab.plain.no');
  });
});

const given = `.global theirs
theirs: mov x0, #1
        b .
`;
const twoFiles: Partial<Lab> = {
  machine: {
    ...plainLab('').machine,
    images: [
      { file: 'given.s', origin: '0x40090000' },
      { file: 'a.s', origin: '0x40080000' },
    ],
  },
};
const pokes = `.global _start
_start: ldr x1, =theirs
        ldr w2, =0xd2800540             // mov x0, #42
        str w2, [x1]
        b theirs
`;

test.skipIf(missing !== '')('code that is not the reader’s and was overwritten ends the run', () => {
  const files = (readonly: boolean): Lab['files'] => [
    { path: 'a.s', language: 'a64', starter: pokes },
    { path: 'given.s', language: 'a64', starter: given, readonly },
  ];
  const is42: Check = { value: { register: 'x0' }, is: 42 };
  expect(verdictOf(pokes, is42, { ...twoFiles, files: files(true) })).toBe('lab.ended.altered');
  // The reader's own may change itself.
  expect(verdictOf(pokes, is42, { ...twoFiles, files: files(false) })).toBe('passed');
});

test('words and decimal numbers are filled in', () => {
  const lab = plainLab('', {
    parameters: [
      { name: 'n', pick: [1] },
      { name: 'op', words: ['add', 'sub'], by: 'n' },
      { name: 'r', pick: [12] },
    ],
  });
  const parameters = parametersOf(lab, 0);
  expect(fill('{{op}} x{{r:d}}, x0, #{{r}} {{none:d}}', parameters)).toBe('sub x12, x0, #0xc {{none:d}}');
  expect(parameters.get('op')).toBe(1n);
});
