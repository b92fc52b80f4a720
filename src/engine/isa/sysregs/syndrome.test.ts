import { describe, expect, test } from 'vitest';
import { decodeRegister, memoryType } from './decode.ts';
import { decodeSyndrome, faultStatus, modeName } from './syndrome.ts';

const valueOf = (esr: bigint, name: string) => decodeSyndrome(esr).fields.find((field) => field.name === name);

describe('a syndrome', () => {
  test('0x93c98006 is an 8-byte load to X9 that stage 2 has no mapping for at level 2', () => {
    const { ec, il, meaning } = decodeSyndrome(0x93c9_8006n);
    expect([ec, il, meaning.code]).toEqual([0x24, true, 'esr.ec.24']);
    expect(valueOf(0x93c9_8006n, 'ISV')?.meaning?.code).toBe('esr.isv.yes');
    expect(valueOf(0x93c9_8006n, 'SAS')?.meaning).toEqual({ code: 'esr.size', params: { bytes: 8 } });
    expect(valueOf(0x93c9_8006n, 'SRT')?.symbol).toBe('X9');
    expect(valueOf(0x93c9_8006n, 'SF')?.meaning?.params).toEqual({ bits: 64 });
    expect(valueOf(0x93c9_8006n, 'WnR')?.meaning?.code).toBe('esr.read');
    expect(valueOf(0x93c9_8006n, 'DFSC')?.meaning).toEqual({ code: 'esr.fsc.translation', params: { level: 2 } });
  });

  test('without ISV says nothing of size and register', () => {
    const fields = decodeSyndrome(0x9200_0047n).fields;
    expect(fields.find(({ name }) => name === 'SAS')?.meaning).toBeUndefined();
    expect(fields.find(({ name }) => name === 'SRT')?.symbol).toBeUndefined();
    expect(fields.find(({ name }) => name === 'WnR')?.meaning?.code).toBe('esr.write');
  });

  test('of HVC #7 carries the immediate', () => {
    expect(valueOf(0x5a00_0007n, 'imm16')?.symbol).toBe('#0x7');
  });

  test('of a trapped MSR names the register, and one without a name by its encoding', () => {
    // MSR VBAR_EL2, X0: op0 3, op1 4, CRn 12, CRm 0, op2 0.
    const vbar = (0x18n << 26n) | (1n << 25n) | (3n << 20n) | (4n << 14n) | (12n << 10n);
    expect(decodeSyndrome(vbar).meaning).toEqual({ code: 'esr.ec.18', params: { register: 'VBAR_EL2' } });
    expect(valueOf(vbar, 'Direction')?.symbol).toBe('MSR');
    const unknown = vbar | (7n << 17n);
    expect(decodeSyndrome(unknown).meaning.params).toEqual({ register: 'S3_4_C12_C0_7' });
    // TLBI VMALLE1: op0 1, op1 0, CRn 8, CRm 7, op2 0.
    const tlbi = (0x18n << 26n) | (1n << 20n) | (8n << 10n) | (31n << 5n) | (7n << 1n);
    expect(decodeSyndrome(tlbi).meaning.params).toEqual({ register: 'TLBI VMALLE1' });
  });

  test('of a class that ARMv8.0-A does not define says so', () => {
    expect(decodeSyndrome(0x3fn << 26n).meaning.code).toBe('esr.ec.reserved');
  });
});

test.each([
  [0x00, 'esr.fsc.address-size'],
  [0x07, 'esr.fsc.translation'],
  [0x09, 'esr.fsc.access-flag'],
  [0x0f, 'esr.fsc.permission'],
  [0x10, 'esr.fsc.external'],
  [0x15, 'esr.fsc.external-walk'],
  [0x21, 'esr.fsc.alignment'],
  [0x22, 'esr.fsc.debug'],
  [0x30, 'esr.fsc.tlb-conflict'],
  [0x3f, 'esr.fsc.other'],
])('fault status 0x%s is %s', (fsc, code) => {
  expect(faultStatus(fsc).code).toBe(code);
});

test.each([
  [0x0, 'EL0t'],
  [0x4, 'EL1t'],
  [0x5, 'EL1h'],
  [0x9, 'EL2h'],
  [0x1, undefined],
  [0xd, undefined],
  [0x10, undefined],
])('mode %i is %s', (m, name) => {
  expect(modeName(m)).toBe(name);
});

test('a register by field has what its values stand for', () => {
  const symbols = (name: string, value: bigint) =>
    Object.fromEntries(decodeRegister(name, value).map((field) => [field.name, field.symbol ?? field.value]));
  expect(symbols('VTCR_EL2', 0x8002_3559n)).toMatchObject({
    PS: '40 bits',
    TG0: '4 KiB',
    SH0: 'inner',
    T0SZ: '39 bits',
    SL0: 1n,
  });
  expect(symbols('VTTBR_EL2', 0x0007_0000_4008_2000n)).toEqual({ VMID: 7n, BADDR: '0x40082000' });
  expect(symbols('HPFAR_EL2', 0xa0000n)).toEqual({ FIPA: 'IPA 0xa000000' });
  expect(symbols('ESR_EL2', 0x5a00_0007n)).toEqual({ EC: 0x16n, IL: 1n, imm16: '#0x7' });
  expect(symbols('ESR_EL1', 0x0200_0001n)).toEqual({ EC: 0n, IL: 1n, ISS: 1n });
});

test.each([
  [0x00, 'Device-nGnRnE'],
  [0x04, 'Device-nGnRE'],
  [0x44, 'Normal Non-cacheable'],
  [0xff, 'Normal WB RW-Alloc'],
  [0xbb, 'Normal WT RW-Alloc'],
  [0x4f, 'Normal, outer Non-cacheable, inner WB RW-Alloc'],
])('attribute 0x%s is %s', (attribute, type) => {
  expect(memoryType(attribute)).toBe(type);
});
