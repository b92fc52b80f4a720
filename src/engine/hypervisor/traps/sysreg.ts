/** MSR, MRS and system instructions that HCR_EL2 traps, EC 0x18 (Arm ARM D13.2.37, ISS for MSR, MRS or System instruction). */
import { injectUndefined } from '../machine/inject.ts';
import type { VCpu } from '../machine/vcpu.ts';
import { hex } from '../report.ts';
import type { Call } from './call.ts';

export interface RegisterAccess {
  /** As S<op0>_<op1>_C<n>_C<m>_<op2>. */
  readonly name: string;
  /** MSR, or an instruction that takes an operand. */
  readonly write: boolean;
  /** Rt; 31 is XZR. */
  readonly register: number;
}

/** What ISS of EC 0x18 says: which register, the direction, and Rt. */
export function decodeRegister(esr: bigint): RegisterAccess {
  const field = (shift: bigint, mask: bigint): string => String((esr >> shift) & mask);
  return {
    name: `S${field(20n, 3n)}_${field(14n, 7n)}_C${field(10n, 15n)}_C${field(1n, 15n)}_${field(17n, 7n)}`,
    write: (esr & 1n) === 0n,
    register: Number((esr >> 5n) & 31n),
  };
}

/** HCR_EL2.TVM: writes of EL1's translation controls (D13.2.48). */
export const TRANSLATION: Readonly<Record<string, string>> = {
  S3_0_C1_C0_0: 'SCTLR_EL1',
  S3_0_C2_C0_0: 'TTBR0_EL1',
  S3_0_C2_C0_1: 'TTBR1_EL1',
  S3_0_C2_C0_2: 'TCR_EL1',
  S3_0_C5_C1_0: 'AFSR0_EL1',
  S3_0_C5_C1_1: 'AFSR1_EL1',
  S3_0_C5_C2_0: 'ESR_EL1',
  S3_0_C6_C0_0: 'FAR_EL1',
  S3_0_C10_C2_0: 'MAIR_EL1',
  S3_0_C10_C3_0: 'AMAIR_EL1',
  S3_0_C13_C0_1: 'CONTEXTIDR_EL1',
};

/** HCR_EL2.TID3: the identification registers of groups C0_C1 to C0_C7, which are read-only. */
export const IDENTIFICATION: Readonly<Record<string, string>> = {
  S3_0_C0_C1_0: 'ID_PFR0_EL1',
  S3_0_C0_C1_1: 'ID_PFR1_EL1',
  S3_0_C0_C1_2: 'ID_DFR0_EL1',
  S3_0_C0_C1_3: 'ID_AFR0_EL1',
  S3_0_C0_C1_4: 'ID_MMFR0_EL1',
  S3_0_C0_C1_5: 'ID_MMFR1_EL1',
  S3_0_C0_C1_6: 'ID_MMFR2_EL1',
  S3_0_C0_C1_7: 'ID_MMFR3_EL1',
  S3_0_C0_C2_0: 'ID_ISAR0_EL1',
  S3_0_C0_C2_1: 'ID_ISAR1_EL1',
  S3_0_C0_C2_2: 'ID_ISAR2_EL1',
  S3_0_C0_C2_3: 'ID_ISAR3_EL1',
  S3_0_C0_C2_4: 'ID_ISAR4_EL1',
  S3_0_C0_C2_5: 'ID_ISAR5_EL1',
  S3_0_C0_C2_6: 'ID_MMFR4_EL1',
  S3_0_C0_C3_0: 'MVFR0_EL1',
  S3_0_C0_C3_1: 'MVFR1_EL1',
  S3_0_C0_C3_2: 'MVFR2_EL1',
  S3_0_C0_C4_0: 'ID_AA64PFR0_EL1',
  S3_0_C0_C4_1: 'ID_AA64PFR1_EL1',
  S3_0_C0_C5_0: 'ID_AA64DFR0_EL1',
  S3_0_C0_C5_1: 'ID_AA64DFR1_EL1',
  S3_0_C0_C5_4: 'ID_AA64AFR0_EL1',
  S3_0_C0_C5_5: 'ID_AA64AFR1_EL1',
  S3_0_C0_C6_0: 'ID_AA64ISAR0_EL1',
  S3_0_C0_C6_1: 'ID_AA64ISAR1_EL1',
  S3_0_C0_C7_0: 'ID_AA64MMFR0_EL1',
  S3_0_C0_C7_1: 'ID_AA64MMFR1_EL1',
};
/** What of those groups has no name yet reads as zero (D12.3.1). */
const RESERVED = /^S3_0_C0_C[1-7]_[0-7]$/;

/** Does what the guest would have done without the trap; a register that nobody lets through is UNDEFINED to it. */
export function sysreg(call: Pick<Call, 'el2' | 'frame' | 'current'>, vcpu: VCpu, esr: bigint): void {
  const { el2, frame } = call;
  const { name, write, register } = decodeRegister(esr);
  const control = write ? TRANSLATION[name] : undefined;
  if (control !== undefined) el2.msr(control, frame.x(register));
  else if (!write && RESERVED.test(name)) {
    const known = IDENTIFICATION[name];
    frame.setX(register, known === undefined ? 0n : el2.mrs(known));
  } else {
    vcpu.vm.report('hypervisor.system-register', { vm: vcpu.vm.plan.name, register: name, pc: hex(frame.elr) });
    return injectUndefined(call);
  }
  frame.skip();
}
