import {
  IDENTIFICATION,
  injectUndefined,
  TRANSLATION,
  type Handlers,
} from 'hypervisor';

// MSR and MRS that trap (EC 0x18). ESR_EL2: Op0 21:20, Op2 19:17, Op1 16:14,
// CRn 13:10, Rt 9:5, CRm 4:1, bit 0 is 1 for a read.
//
// Both tables have what El2 calls a register, by its numbers:
// IDENTIFICATION['S3_0_C0_C4_0'] is 'ID_AA64PFR0_EL1'. El2 has
// mrs(name) and msr(name, value).
//
// Reads of S3_0_C0_C1_0 to S3_0_C0_C7_7, which identify the core:
//   ID_AA64ISAR0_EL1   without {{feature}}, bits {{msb:d}}:{{shift:d}}
//   {{own}}       reads as {{ownvalue}}
//   {{counter}}       how many of the others were read before
//   what IDENTIFICATION does not have reads as zero
//   all others as they are
// Writes of what TRANSLATION has: as they are, but {{ignored}},
//   whose writes are ignored
// Anything else is UNDEFINED.
let reads = 0n;

export const sysreg: Handlers['sysreg'] = (call, vcpu, esr) => {
  // 1. Which register, which direction, which Rt?

  // 2. Writes.

  // 3. Reads.
  injectUndefined(call);
};
