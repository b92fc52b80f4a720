import { beforeAll, describe, expect, test } from 'vitest';
import { onOurs, onQemu } from './bare-metal.ts';
import { SYSTEM_INSTRUCTIONS } from '../../../src/engine/isa/sys.ts';
import { SYSTEM_REGISTERS } from '../../../src/engine/isa/sysregs.ts';

const names = new Map([
  ...SYSTEM_REGISTERS.map(({ name, encoding: [op0, ...rest] }) => [encode(op0, rest), name] as const),
  ...SYSTEM_INSTRUCTIONS.map(({ name, encoding }) => [encode(1, encoding), name] as const),
]);

function encode(op0: number, [op1 = 0, crn = 0, crm = 0, op2 = 0]: readonly number[]): number {
  return (op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2;
}

/** Where QEMU 7.2 differs from the manual (rows of docs/deviations.md), by register or instruction. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  'DC ZVA': 'on Device memory, which everything is without a stage 1, it is an alignment fault (D5.2.8)',
  MDCCSR_EL0: 'QEMU ignores MDSCR_EL1.TDCC',
  CNTPCT_EL0: "QEMU asks CNTHCTL_EL2.EL1PCEN instead of EL1PCTEN for EL0's reads of the counter",
  PMCR_EL0: 'QEMU ignores MDCR_EL2.TPMCR',
  PMSWINC_EL0: 'with PMUSERENR_EL0.SW, QEMU forgets MDCR_EL2.TPM',
  PMSELR_EL0: 'with PMUSERENR_EL0.ER, QEMU forgets MDCR_EL2.TPM',
  PMXEVCNTR_EL0: 'with PMUSERENR_EL0.ER, QEMU forgets MDCR_EL2.TPM',
  PMCCNTR_EL0: 'with PMUSERENR_EL0.CR, QEMU forgets MDCR_EL2.TPM',
};
/** QEMU knows no HCR_EL2.TIDCP. */
const implementationDefined = new Set(
  SYSTEM_REGISTERS.filter(({ traps }) => traps === 'implementationDefined').map(({ name }) => name),
);
const deviates = (name: string): boolean =>
  Object.hasOwn(DEVIATIONS, name) || implementationDefined.has(name) || /^PMEVCNTR\d_EL0$/.test(name);

/** Registers that QEMU has not. */
const ONLY_OURS = /^(OSDTR|OSECCR|DBGPRCR|DBGCLAIM|DBGAUTHSTATUS|DBGDTR)/;

let qemu = new Map<string, string>();
let ours = new Map<string, string>();

function outcomes(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const [set = '', level = '', encoding = '', access = '', outcome = ''] = line.trim().split(/\s+/);
      const name = names.get(parseInt(encoding, 16)) ?? encoding;
      return [`set ${set}, EL${level}, ${access === 'r' ? 'read' : 'write'} ${name}`, outcome];
    }),
  );
}

beforeAll(async () => {
  qemu = outcomes(await onQemu('traps.S'));
  ours = outcomes(await onOurs('traps.S'));
}, 240_000);

describe('traps of system registers and instructions', () => {
  test('go to the same level with the same syndrome as on QEMU, under every set of controls', () => {
    const different: string[] = [];
    for (const where of new Set([...qemu.keys(), ...ours.keys()])) {
      const name = where.replace(/^.* (read|write) /, '');
      if (deviates(name) || ONLY_OURS.test(name)) continue;
      if (qemu.get(where) !== ours.get(where))
        different.push(`${where}: ${qemu.get(where)} there, ${ours.get(where)} here`);
    }
    expect(different).toEqual([]);
  });

  test('were asked for more than 3,500 accesses', () => {
    expect(ours.size).toBeGreaterThan(3500);
  });

  test.each([
    ['set 01, EL0, read MDCCSR_EL0', '1:6220c0e3'],
    ['set 06, EL1, read PMCR_EL0', '2:6230e4f9'],
    ['set 04, EL0, read PMCCNTR_EL0', '2:6230e4fb'],
    ['set 06, EL0, read CNTPCT_EL0', 'ok'],
    ['set 02, EL1, read L2CTLR_EL1', '2:62346ce1'],
  ])('%s is what the manual says where QEMU is not', (where, outcome) => {
    expect(ours.get(where)).toBe(outcome);
    expect(qemu.get(where)).not.toBe(outcome);
  });
});
