/**
 * The system instructions (SYS with op0 = 1: IC, DC, AT, TLBI) that a Cortex-A72 without EL3 has, one row each. Every
 * other SYS, and every SYSL, is UNDEFINED. Arm ARM C5.3 to C5.5.
 */
import type { TrapClass } from './sysregs/register.ts';

export type SystemEncoding = readonly [op1: number, crn: number, crm: number, op2: number];

/** The function of core/as that does it. */
export type SystemAction = 'nothing' | 'cacheByVa' | 'zero' | 'translate' | 'tlb';

export interface SystemInstruction {
  /** `IC IVAU`: the mnemonic and the operation, as an assembler writes them. */
  readonly name: string;
  /** op1, CRn, CRm, op2 (op0 is 1). */
  readonly encoding: SystemEncoding;
  /** Lowest exception level that may execute it. */
  readonly level: number;
  readonly traps: TrapClass;
  readonly action: SystemAction;
  /** Whether it takes a register operand; without one Rt is 31. */
  readonly takesRegister: boolean;
}

/** Kinds of cache maintenance by VA, the second argument of `cacheByVa`. */
export const CACHE_KINDS = ['DC CVAC', 'DC CVAU', 'DC CIVAC', 'DC IVAC', 'IC IVAU'] as const;

type Row = readonly [name: string, op1: number, crn: number, crm: number, op2: number];

const rows = (
  level: number,
  traps: TrapClass,
  action: SystemAction,
  takesRegister: boolean,
  list: readonly Row[],
): SystemInstruction[] =>
  list.map(([name, op1, crn, crm, op2]) => ({
    name,
    encoding: [op1, crn, crm, op2],
    level,
    traps,
    action,
    takesRegister,
  }));

/** TLBI of EL1&0: the same operations for this core (CRm 7) and for the Inner Shareable domain (CRm 3). */
function tlbEl1(suffix: string, crm: number): SystemInstruction[] {
  return [
    ...rows(1, 'tlbMaintenance', 'tlb', false, [[`TLBI VMALLE1${suffix}`, 0, 8, crm, 0]]),
    ...rows(1, 'tlbMaintenance', 'tlb', true, [
      [`TLBI VAE1${suffix}`, 0, 8, crm, 1],
      [`TLBI ASIDE1${suffix}`, 0, 8, crm, 2],
      [`TLBI VAAE1${suffix}`, 0, 8, crm, 3],
      [`TLBI VALE1${suffix}`, 0, 8, crm, 5],
      [`TLBI VAALE1${suffix}`, 0, 8, crm, 7],
    ]),
  ];
}

/** TLBI of EL2 and of stage 2; `ipa` is the CRm of the operations by IPA. */
function tlbEl2(suffix: string, crm: number, ipa: number): SystemInstruction[] {
  return [
    ...rows(2, 'none', 'tlb', true, [
      [`TLBI IPAS2E1${suffix}`, 4, 8, ipa, 1],
      [`TLBI IPAS2LE1${suffix}`, 4, 8, ipa, 5],
      [`TLBI VAE2${suffix}`, 4, 8, crm, 1],
      [`TLBI VALE2${suffix}`, 4, 8, crm, 5],
    ]),
    ...rows(2, 'none', 'tlb', false, [
      [`TLBI ALLE2${suffix}`, 4, 8, crm, 0],
      [`TLBI ALLE1${suffix}`, 4, 8, crm, 4],
      [`TLBI VMALLS12E1${suffix}`, 4, 8, crm, 6],
    ]),
  ];
}

export const SYSTEM_INSTRUCTIONS: readonly SystemInstruction[] = [
  ...rows(1, 'cacheUnification', 'nothing', false, [
    ['IC IALLUIS', 0, 7, 1, 0],
    ['IC IALLU', 0, 7, 5, 0],
  ]),
  ...rows(0, 'cacheUnification', 'cacheByVa', true, [
    ['IC IVAU', 3, 7, 5, 1],
    ['DC CVAU', 3, 7, 11, 1],
  ]),
  ...rows(0, 'cacheCoherency', 'cacheByVa', true, [
    ['DC CVAC', 3, 7, 10, 1],
    ['DC CIVAC', 3, 7, 14, 1],
  ]),
  ...rows(1, 'cacheCoherency', 'cacheByVa', true, [['DC IVAC', 0, 7, 6, 1]]),
  // There is nothing to write back: memory is always coherent here.
  ...rows(1, 'cacheSetWay', 'nothing', true, [
    ['DC ISW', 0, 7, 6, 2],
    ['DC CSW', 0, 7, 10, 2],
    ['DC CISW', 0, 7, 14, 2],
  ]),
  ...rows(0, 'cacheZero', 'zero', true, [['DC ZVA', 3, 7, 4, 1]]),
  ...rows(1, 'none', 'translate', true, [
    ['AT S1E1R', 0, 7, 8, 0],
    ['AT S1E1W', 0, 7, 8, 1],
    ['AT S1E0R', 0, 7, 8, 2],
    ['AT S1E0W', 0, 7, 8, 3],
  ]),
  ...rows(2, 'none', 'translate', true, [
    ['AT S1E2R', 4, 7, 8, 0],
    ['AT S1E2W', 4, 7, 8, 1],
    ['AT S12E1R', 4, 7, 8, 4],
    ['AT S12E1W', 4, 7, 8, 5],
    ['AT S12E0R', 4, 7, 8, 6],
    ['AT S12E0W', 4, 7, 8, 7],
  ]),
  ...tlbEl1('IS', 3),
  ...tlbEl1('', 7),
  ...tlbEl2('IS', 3, 0),
  ...tlbEl2('', 7, 4),
];

/** The operation number that `tlbi` and `addressTranslate` take: op1, CRm and op2 as they stand in the instruction. */
export function operationNumber([op1, , crm, op2]: SystemEncoding): number {
  return (op1 << 7) | (crm << 3) | op2;
}

const key = ([op1, crn, crm, op2]: SystemEncoding): number => (op1 << 11) | (crn << 7) | (crm << 3) | op2;
const byEncoding = new Map(SYSTEM_INSTRUCTIONS.map(({ encoding }, index) => [key(encoding), index]));

/** Index of the row of SYS #op1, CRn, CRm, #op2, or -1 where it is UNDEFINED. */
export function sysByEncoding(op1: number, crn: number, crm: number, op2: number): number {
  return byEncoding.get(key([op1, crn, crm, op2])) ?? -1;
}
