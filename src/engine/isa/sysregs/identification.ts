import { register, type SystemRegister } from './register.ts';

const id3 = (name: string, crm: number, op2: number, reset: bigint): SystemRegister =>
  register(name, [3, 0, 0, crm, op2], 'r@1', { traps: 'id3', reset });

const FEATURES: readonly SystemRegister[] = [
  id3('ID_PFR0_EL1', 1, 0, 0x131n),
  id3('ID_PFR1_EL1', 1, 1, 0x11001n),
  id3('ID_DFR0_EL1', 1, 2, 0x0301_0006n),
  id3('ID_AFR0_EL1', 1, 3, 0n),
  id3('ID_MMFR0_EL1', 1, 4, 0x1020_1105n),
  id3('ID_MMFR1_EL1', 1, 5, 0x4000_0000n),
  id3('ID_MMFR2_EL1', 1, 6, 0x0126_0000n),
  id3('ID_MMFR3_EL1', 1, 7, 0x0210_2211n),
  id3('ID_ISAR0_EL1', 2, 0, 0x0210_1110n),
  id3('ID_ISAR1_EL1', 2, 1, 0x1311_2111n),
  id3('ID_ISAR2_EL1', 2, 2, 0x2123_2042n),
  id3('ID_ISAR3_EL1', 2, 3, 0x0111_2131n),
  id3('ID_ISAR4_EL1', 2, 4, 0x0001_1142n),
  id3('ID_ISAR5_EL1', 2, 5, 0x0001_1121n),
  id3('ID_MMFR4_EL1', 2, 6, 0n),
  id3('ID_ISAR6_EL1', 2, 7, 0n),
  id3('MVFR0_EL1', 3, 0, 0x1011_0222n),
  id3('MVFR1_EL1', 3, 1, 0x1211_1111n),
  id3('MVFR2_EL1', 3, 2, 0x43n),
  id3('ID_PFR2_EL1', 3, 4, 0n),
  id3('ID_DFR1_EL1', 3, 5, 0n),
  id3('ID_MMFR5_EL1', 3, 6, 0n),
  // An A72 that QEMU shows has AArch32 at every level (0x222); this machine has AArch64 only, and no EL3.
  id3('ID_AA64PFR0_EL1', 4, 0, 0x0111n),
  id3('ID_AA64PFR1_EL1', 4, 1, 0n),
  id3('ID_AA64ZFR0_EL1', 4, 4, 0n),
  id3('ID_AA64SMFR0_EL1', 4, 5, 0n),
  id3('ID_AA64DFR0_EL1', 5, 0, 0x1030_5106n),
  id3('ID_AA64DFR1_EL1', 5, 1, 0n),
  id3('ID_AA64AFR0_EL1', 5, 4, 0n),
  id3('ID_AA64AFR1_EL1', 5, 5, 0n),
  id3('ID_AA64ISAR0_EL1', 6, 0, 0x1_1120n),
  id3('ID_AA64ISAR1_EL1', 6, 1, 0n),
  id3('ID_AA64ISAR2_EL1', 6, 2, 0n),
  id3('ID_AA64MMFR0_EL1', 7, 0, 0x1124n),
  id3('ID_AA64MMFR1_EL1', 7, 1, 0n),
  id3('ID_AA64MMFR2_EL1', 7, 2, 0n),
];

/** The rest of the ID space is reserved and reads as zero, so that software can probe for what comes later (D12.3.1). */
function reserved(): SystemRegister[] {
  const taken = new Set(FEATURES.map(({ encoding: [, , , crm, op2] }) => crm * 8 + op2));
  const rows: SystemRegister[] = [];
  for (let crm = 1; crm < 8; crm++) {
    for (let op2 = 0; op2 < 8; op2++) {
      if (!taken.has(crm * 8 + op2)) rows.push(id3(`S3_0_C0_C${crm}_${op2}`, crm, op2, 0n));
    }
  }
  return rows;
}

/** Arm ARM D12.2: identification. Values of the Cortex-A72 r0p3 as QEMU 7.2 shows it. */
export const IDENTIFICATION: readonly SystemRegister[] = [
  register('MIDR_EL1', [3, 0, 0, 0, 0], 'r@1', { reset: 0x410f_d083n, get: 'special.readMidr' }),
  register('MPIDR_EL1', [3, 0, 0, 0, 5], 'r@1', { reset: 0x8000_0000n, get: 'special.readMpidr' }),
  register('REVIDR_EL1', [3, 0, 0, 0, 6], 'r@1', { traps: 'id1' }),
  ...FEATURES,
  ...reserved(),
  register('CCSIDR_EL1', [3, 1, 0, 0, 0], 'r@1', { traps: 'id2', get: 'special.readCcsidr', stored: false }),
  register('CLIDR_EL1', [3, 1, 0, 0, 1], 'r@1', { traps: 'id2', reset: 0x0a20_0023n }),
  register('AIDR_EL1', [3, 1, 0, 0, 7], 'r@1', { traps: 'id1' }),
  register('CSSELR_EL1', [3, 2, 0, 0, 0], 'rw@1', { traps: 'id2', mask: 0xfn }),
  register('CTR_EL0', [3, 3, 0, 0, 1], 'r@0', { traps: 'cacheType', reset: 0x8444_c004n }),
  register('DCZID_EL0', [3, 3, 0, 0, 7], 'r@0', { reset: 4n, get: 'special.readDczid' }),
  register('VPIDR_EL2', [3, 4, 0, 0, 0], 'rw@2', { reset: 0x410f_d083n }),
  register('VMPIDR_EL2', [3, 4, 0, 0, 5], 'rw@2', { reset: 0x8000_0000n }),
];
