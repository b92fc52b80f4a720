import { beforeAll, describe, expect, test } from 'vitest';
import { onQemu } from './bare-metal.ts';
import { SYSTEM_REGISTERS, type SystemRegister } from '../../../src/engine/isa/sysregs.ts';

interface Seen {
  readonly read: string;
  readonly ones: string;
  readonly zeros: string;
}

/** What survey.S saw at a level, by encoding. */
const seen: readonly [Map<number, Seen>, Map<number, Seen>] = [new Map(), new Map()];

beforeAll(async () => {
  for (const line of await onQemu('survey.S')) {
    const [level = '', encoding = '', read = '', ones = '', zeros = ''] = line.trim().split(/\s+/);
    seen[level === '1' ? 0 : 1].set(parseInt(encoding, 16), { read, ones, zeros });
  }
}, 120_000);

const key = ({ encoding: [op0, op1, crn, crm, op2] }: SystemRegister): number =>
  ((op0 - 2) << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2;

/** Rows of docs/deviations.md: what the architecture or the A72 has and QEMU 7.2 has not, or the reverse. */
const ONLY_OURS = new Set([
  'RVBAR_EL1', // where there is no EL2

  'OSDTRRX_EL1',
  'OSDTRTX_EL1',
  'OSECCR_EL1',
  'DBGPRCR_EL1',
  'DBGCLAIMSET_EL1',
  'DBGCLAIMCLR_EL1',
  'DBGAUTHSTATUS_EL1',
  'DBGDTR_EL0',
  'DBGDTRRX_EL0',
]);
/** Values that differ for a stated reason: no AArch32; INST_RETIRED is always counted; the lock opened by the survey; time. */
const OTHER_VALUE = new Set(['ID_AA64PFR0_EL1', 'PMCEID0_EL0']);
/** Registers that the survey itself, or time, has changed by the time it reads them; CCSIDR_EL1 depends on CSSELR_EL1. */
const NOT_CONSTANT =
  /^(CNT(PCT|VCT)|CNT\w+_(TVAL|CVAL)|OSLSR|ELR_EL2|SPSR_EL2|ESR_EL2|VBAR|PM(CNTEN|INTEN|OVS)|SPSel|CurrentEL|DAIF|NZCV|CCSIDR)/;

const rows = SYSTEM_REGISTERS.map((row) => [row.name, row] as const);

describe('against QEMU', () => {
  test.each(rows)('%s can be read and written at the same levels', (name, row) => {
    for (const level of [1, 2] as const) {
      const there = seen[level === 1 ? 0 : 1].get(key(row));
      const readable = row.read <= level;
      const writable = row.write <= level;
      if (ONLY_OURS.has(name)) {
        expect(there).toBeUndefined();
        continue;
      }
      // FPCR and FPSR are closed at EL1 in the survey.
      if (level === 1 && row.traps === 'floatingPoint') continue;
      if (name === 'SP_EL2' || (!readable && !writable)) {
        expect(there === undefined || (there.read === '-' && there.ones !== '')).toBe(true);
        continue;
      }
      expect(there?.read !== '-', 'readable').toBe(readable);
      if (there?.ones !== '?') expect(there?.ones !== '-', 'writable').toBe(writable);
    }
  });

  test('QEMU has no register that this table has not', () => {
    const ours = new Set(SYSTEM_REGISTERS.map(key));
    const missing = [...seen[1]].filter(([k, { read, ones }]) => !ours.has(k) && !(read === '-' && ones === '?'));
    expect(
      missing
        .map(([k]) => k)

        .map((k) => k.toString(16)),
    ).toEqual([]);
  });

  test.each(
    rows.filter(
      ([name, row]) => row.read < 3 && !ONLY_OURS.has(name) && !OTHER_VALUE.has(name) && !NOT_CONSTANT.test(name),
    ),
  )('%s has the same reset value', (_name, row) => {
    expect(BigInt(`0x${seen[1].get(key(row))?.read ?? ''}`)).toBe(row.reset);
  });

  test.each(
    rows.filter(
      ([name, row]) =>
        row.write < 3 &&
        row.read < 3 &&
        row.stored &&
        !ONLY_OURS.has(name) &&
        !/^PM(CR|CNTENSET|INTENSET|OVSSET)|_CTL|FPCR/.test(name),
    ),
  )('%s keeps the same bits of what is written', (_name, row) => {
    const there = seen[1].get(key(row));
    if (there === undefined || there.ones === '?' || there.ones === '-') return;
    expect(BigInt(`0x${there.ones}`)).toBe(row.mask | row.ones | (row.mask === 0n ? row.reset : 0n));
  });
});
