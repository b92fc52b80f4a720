import { describe, expect, test } from 'vitest';
import { fieldsOfDescriptor } from './descriptor.ts';
import { event, missing, mutant, program, programLab } from './exhibit.ts';
import { factOf } from '../facts.ts';
import { system } from './hypervisor.ts';
import { RING } from '../exception-levels/exhibits.ts';
import { SUM } from './programs.ts';
import { stepsOf } from './steps.ts';
import { treeOf } from './tables.ts';

describe.skipIf(missing !== '')('exhibits', () => {
  test('steps show what each instruction changed, and the exception that one took', () => {
    const rows = stepsOf(SUM, 0, 6);
    expect(rows.map(({ text }) => text.split(' ')[0])).toEqual(['mov', 'mov', 'add', 'ldr', 'mov', 'strb']);
    expect(rows[2]?.changes).toEqual([{ name: 'x2', to: '0x2a' }]);
    expect(rows[5]?.changes).toEqual([{ name: 'UART', to: '"A"' }]);
    const hvc = stepsOf(RING, 0, 12).find(({ exception }) => exception !== undefined);
    expect(hvc).toMatchObject({ el: 1, exception: 'EL2+0x400' });
  });

  test('tables are read as a tree, and leaves that continue each other are one entry', () => {
    const { machine, entered } = system();
    const root = Number(entered.get('TTBR0_EL2') ?? 0n);
    expect(treeOf(machine, root)).toMatchObject([
      { index: 0, kind: 'block', address: 0n, output: 0n, count: 1 },
      { index: 1, kind: 'block', address: 0x4000_0000n, output: 0x4000_0000n, count: 2 },
    ]);
  });

  test('the small guest boots, traps for its UART and its call, and what it sent has arrived', () => {
    const { traps, console, reset, entered } = system();
    expect(traps.map(({ reason }) => reason)).toEqual([0, 1, 1]);
    expect(console).toBe('g');
    expect(reset.get('HCR_EL2')).toBe(0n);
    expect((entered.get('HCR_EL2') ?? 0n) & 1n).toBe(1n);
    expect(traps[2]?.words[0]).toBe(0x8400_0000n);
  });

  test('what did not happen, does not exist or does not assemble is an error, not a number', () => {
    expect(() => event(program(SUM), 'exception')).toThrow('no exception');
    expect(() => mutant('tour', 'no-such-mutant')).toThrow('no-such-mutant');
    expect(() => factOf('no.such-fact')).toThrow('no.such-fact');
    expect(() => factOf('constructor')).toThrow('constructor');
    expect(() => program('_start: mvo x0, #1')).toThrow('asm.');
    expect(programLab(SUM).machine.budget).toBeGreaterThan(0);
  });
});

test('a descriptor says the same with other names at stage 1 and at stage 2', () => {
  const code = (name: string, d: bigint, stage: 1 | 2): string | undefined =>
    fieldsOfDescriptor(d, stage, 0xff04n).find((field) => field.name === name)?.code;
  expect(code('AttrIndx', 0x0000_0000_4000_0745n, 1)).toBe('bits.memory.normal');
  expect(code('AttrIndx', 0x0040_0000_0000_0441n, 1)).toBe('bits.memory.device');
  expect(code('MemAttr', 0x0040_0000_0900_04c7n, 2)).toBe('bits.memory.device');
  expect(code('S2AP', 0x77fn, 2)).toBe('bits.s2ap.1');
  expect(code('XN', 0x0040_0000_0900_04c7n, 2)).toBe('bits.xn.never');
});
