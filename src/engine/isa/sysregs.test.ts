import { describe, expect, test } from 'vitest';
import { SYSREGS, WINDOW_END } from '../core/layout.ts';
import { DESCRIBED } from './sysregs/fields.ts';
import { SYSTEM_INSTRUCTIONS, sysByEncoding } from './sys.ts';
import {
  fieldsOf,
  HIDDEN_STATE,
  SYSTEM_REGISTERS,
  TRAP_CONTROLS,
  sysregAddress,
  sysregAddresses,
  sysregByEncoding,
  sysregByName,
} from './sysregs.ts';

const unique = <T>(values: readonly T[]): number => new Set(values).size;

describe('the system-register table', () => {
  test('has no encoding and no name twice', () => {
    expect(unique(SYSTEM_REGISTERS.map(({ encoding }) => encoding.join()))).toBe(SYSTEM_REGISTERS.length);
    expect(unique(SYSTEM_REGISTERS.map(({ name }) => name.toUpperCase()))).toBe(SYSTEM_REGISTERS.length);
  });

  test.each(SYSTEM_REGISTERS.map((row, index) => [row.name, row, index] as const))(
    '%s is found and within bounds',
    (name, row, index) => {
      const [op0, op1, crn, crm, op2] = row.encoding;
      expect(sysregByEncoding(op0, op1, crn, crm, op2)).toBe(index);
      expect(sysregByName(name.toLowerCase())).toBe(index);
      expect([2, 3]).toContain(op0);
      expect(Math.max(op1, op2)).toBeLessThan(8);
      expect(Math.max(crn, crm)).toBeLessThan(16);
      expect(row.mask >> 64n).toBe(0n);
      expect(row.reset & row.ones).toBe(row.ones);
      expect(row.stored || row.get !== undefined || row.read === 3).toBe(true);
      expect(row.stored || row.set !== undefined || row.write === 3).toBe(true);
      // op1 names the lowest level that may use the encoding (C5.1.2): 0 to 2 EL1, 3 EL0, 4 EL2, 6 EL3.
      if (row.read < 3) expect(row.read).toBeGreaterThanOrEqual(op1 === 3 ? 0 : op1 >= 4 ? 2 : 1);
    },
  );

  test('gives each stored register and each piece of hidden state eight bytes of its own in the window', () => {
    const addresses = [...sysregAddresses().values()];
    expect(unique(addresses)).toBe(addresses.length);
    expect(addresses.every((a) => a >= SYSREGS && a + 8 <= WINDOW_END && a % 8 === 0)).toBe(true);
    for (const row of SYSTEM_REGISTERS) expect(sysregAddress(row.name) !== undefined, row.name).toBe(row.stored);
    for (const name of HIDDEN_STATE) expect(sysregAddress(name)).toBeDefined();
  });

  test('has the whole ID space of CRm 1 to 7, the reserved part reading as zero', () => {
    for (let crm = 1; crm < 8; crm++) {
      for (let op2 = 0; op2 < 8; op2++) {
        const row = SYSTEM_REGISTERS[sysregByEncoding(3, 0, 0, crm, op2)];
        expect([row?.read, row?.write, row?.traps]).toEqual([1, 3, 'id3']);
        if (row?.name.startsWith('S3_')) expect(row.reset).toBe(0n);
      }
    }
  });

  test('leaves EL3 and later architectures out', () => {
    for (const name of [
      'SCR_EL3',
      'SCTLR_EL3',
      'PAN',
      'UAO',
      'SCTLR_EL12',
      'CNTHV_CTL_EL2',
      'ERRIDR_EL1',
      'APIAKeyLo_EL1',
    ])
      expect(sysregByName(name), name).toBe(-1);
  });
});

describe('the system-instruction table', () => {
  test('has no encoding twice and finds each row', () => {
    expect(unique(SYSTEM_INSTRUCTIONS.map(({ encoding }) => encoding.join()))).toBe(SYSTEM_INSTRUCTIONS.length);
    SYSTEM_INSTRUCTIONS.forEach(({ encoding }, index) => expect(sysByEncoding(...encoding)).toBe(index));
  });

  test('knows no instruction of EL3 or of ARMv8.1 and later', () => {
    expect(sysByEncoding(6, 8, 7, 0)).toBe(-1); // TLBI ALLE3
    expect(sysByEncoding(0, 7, 9, 0)).toBe(-1); // AT S1E1RP
    expect(sysByEncoding(3, 7, 12, 1)).toBe(-1); // DC CVAP
    expect(sysByEncoding(0, 8, 1, 0)).toBe(-1); // TLBI VMALLE1OS
  });
});

describe('fields', () => {
  const described = [
    ...new Set([...DESCRIBED, ...SYSTEM_REGISTERS.map(({ name }) => name).filter((n) => fieldsOf(n).length > 0)]),
  ];

  test.each(described)('of %s belong to a register, descend and do not overlap', (name) => {
    expect(sysregByName(name)).toBeGreaterThanOrEqual(0);
    let below = 64;
    for (const { msb, lsb } of fieldsOf(name)) {
      expect(msb).toBeLessThan(below);
      expect(lsb).toBeLessThanOrEqual(msb);
      below = lsb;
    }
    expect(below).toBeGreaterThanOrEqual(0);
    expect(new Set(fieldsOf(name).map((f) => f.name)).size).toBe(fieldsOf(name).length);
  });

  test('that a trap class names exist', () => {
    for (const control of Object.values(TRAP_CONTROLS).flat()) {
      const [name = '', field = ''] = control.split('.');
      expect(
        fieldsOf(name).map((f) => f.name),
        control,
      ).toContain(field);
    }
  });
});
