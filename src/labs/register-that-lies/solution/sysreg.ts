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
  const { el2, frame } = call;
  const bits = (lsb: bigint, mask: bigint): bigint => (esr >> lsb) & mask;
  const name =
    `S${bits(20n, 3n)}_${bits(14n, 7n)}_C${bits(10n, 15n)}` +
    `_C${bits(1n, 15n)}_${bits(17n, 7n)}`;
  const register = Number(bits(5n, 31n));

  if (bits(0n, 1n) === 0n) {
    const control = TRANSLATION[name];
    if (control === undefined) return injectUndefined(call);
    if (control !== '{{ignored}}') el2.msr(control, frame.x(register));
    return frame.skip();
  }

  if (!/^S3_0_C0_C[1-7]_[0-7]$/.test(name)) return injectUndefined(call);
  const known = IDENTIFICATION[name];
  let value = known === undefined ? 0n : el2.mrs(known);
  if (known === 'ID_AA64ISAR0_EL1') value &= ~(0xfn << {{shift:d}}n);
  if (name === '{{own}}') value = {{ownvalue}}n;
  if (name === '{{counter}}') value = reads;
  else reads++;
  frame.setX(register, value);
  frame.skip();
};
