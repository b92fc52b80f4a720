/**
 * What a core holds for the levels below EL2 at one moment: taken down with each change of level, so that checks can compare
 * what a guest was given with what it had, whatever memory says afterwards.
 */
import type { Cores } from '../../engine/core/core.ts';

/** Registers of EL1 and EL0 that software below EL2 can read: whatever is left in one, a guest finds. */
export const GUEST_REGISTERS = [
  'SP_EL0', 'SP_EL1', 'ELR_EL1', 'SPSR_EL1', 'ESR_EL1', 'FAR_EL1', 'AFSR0_EL1', 'AFSR1_EL1', 'PAR_EL1',
  'SCTLR_EL1', 'TTBR0_EL1', 'TTBR1_EL1', 'TCR_EL1', 'MAIR_EL1', 'AMAIR_EL1', 'VBAR_EL1', 'CPACR_EL1', 'CONTEXTIDR_EL1',
  'TPIDR_EL1', 'TPIDR_EL0', 'TPIDRRO_EL0', 'CNTKCTL_EL1', 'CNTV_CVAL_EL0', 'CNTP_CVAL_EL0', 'CSSELR_EL1', 'MDSCR_EL1',
] as const; // prettier-ignore

/** Registers of EL2 that decide what software below sees, and the word that is EL2's own. */
const EL2_REGISTERS = ['VPIDR_EL2', 'VMPIDR_EL2', 'CNTHCTL_EL2', 'CNTVOFF_EL2', 'CPTR_EL2', 'TPIDR_EL2'] as const;

export const GENERAL = Array.from({ length: 31 }, (_, n) => `x${n}`);

/** The fields of a moment. `simd` is a digest of V0 to V31. */
export const MOMENT: readonly string[] = [
  ...GENERAL,
  ...[...GUEST_REGISTERS, ...EL2_REGISTERS].map((name) => name.toLowerCase()),
  'simd',
];

const fieldsOf = (names: readonly string[]): readonly (readonly [name: string, field: string])[] =>
  names.map((name) => [name, name.toLowerCase()]);
const WITH_EL2 = fieldsOf([...GUEST_REGISTERS, ...EL2_REGISTERS]);
const WITHOUT = fieldsOf(GUEST_REGISTERS);

/** Taken at each exception and each return: it makes nothing on its way. */
export function momentOf(cores: Cores, core: number, hasEl2: boolean): Readonly<Record<string, bigint>> {
  const fields: Record<string, bigint> = {};
  GENERAL.forEach((name, n) => (fields[name] = cores.x(core, n)));
  for (const [name, field] of hasEl2 ? WITH_EL2 : WITHOUT) fields[field] = cores.sysreg(core, name);
  fields['simd'] = digest(cores, core);
  return fields;
}

/** FNV-1a, 64 bits (of 32 at a time). */
function digest(cores: Cores, core: number): bigint {
  let [high, low] = [0xcbf2_9ce4, 0x8422_2325];
  for (const byte of cores.vectors(core)) {
    low = Math.imul(low ^ byte, 0x0100_0193) >>> 0;
    high = Math.imul(high ^ byte ^ (low >>> 7), 0x0100_0193) >>> 0;
  }
  return (BigInt(high) << 32n) | BigInt(low);
}

/** A number in memory, or nothing. */
export const littleEndian = (bytes: Uint8Array | undefined): bigint | undefined =>
  bytes?.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
