import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A register that lies',
  'objective.decode': 'Find register, direction and Rt in the syndrome of a trapped MRS or MSR',
  'objective.answer': 'Let an access through, ignore it, read as zero, or answer what you like',
  'step.through': 'Let reads of identification registers through; the reserved ones read as zero.',
  'step.written': 'Let writes of translation controls through, but for one.',
  'step.lied': 'Hide a feature, and give one register a value of your own.',
  'step.counted': 'Count the reads, and let the guest read the count.',
  'not-reached': 'The guest did not come to {place}: an access before it has not come back.',
  undefined:
    'The access at {place} was UNDEFINED to the guest (ESR_EL2 {esr}). Is it S<Op0>_<Op1>_C<CRn>_C<CRm>_<Op2>, in that order, each from its bits?',
  again: 'The access at {place} trapped again and again (ESR_EL2 {esr}): it has been emulated, so go on behind it.',
  lost: 'The access at {place} (ESR_EL2 {esr}) did not come back.',
  twice: 'The instruction at {place} was left out: skip once.',
  'through.hint-1': 'Five numbers name a register. Where do they stand in ESR_EL2, and where is Rt?',
  'through.hint-2':
    'Op0 21:20, Op1 16:14, CRn 13:10, CRm 4:1, Op2 19:17; Rt 9:5. frame.setX(31, …) is lost, as it should be. What IDENTIFICATION does not have is zero.',
  'through.hint-3':
    'const known = IDENTIFICATION[name]; frame.setX(register, known === undefined ? 0n : el2.mrs(known)); frame.skip();',
  'through.register':
    "The guest's register still holds what was in it; {wanted} should be there. Rt is in bits 9:5 of ESR_EL2 {esr}.",
  'through.value': 'The guest read {found}; the core says {wanted} (ESR_EL2 {esr}).',
  'through.stack':
    "A read into XZR has changed the guest's SP_EL0 to {found}; it was {wanted}. Behind x30 in the frame is SP_EL0; frame.setX(31, …) leaves it alone.",
  'through.reserved':
    'A reserved identification register read as {found}. It reads as zero: that is how a core says that nothing is there.',
  'written.hint-1': 'Which bit tells a write from a read? And whose write is it now?',
  'written.hint-2':
    'Bit 0 is 0 for MSR. el2.msr(TRANSLATION[name], frame.x(register)) does what the guest wanted; frame.x(31) is zero. To ignore a write is to skip it.',
  'written.hint-3': "if (control !== '…') el2.msr(control, frame.x(register)); return frame.skip();",
  'written.value': 'The guest wrote {wanted} at {place} and read {found} (ESR_EL2 {esr}).',
  'written.nothing':
    'The guest wrote {wanted} at {place}, and nothing came of it. A write that is let through is yours to make (ESR_EL2 {esr}).',
  'written.zero': 'MSR with XZR wrote {found}; it writes zero. Register 31 of an access is the zero register.',
  'written.ignored': 'The write at {place} should have been ignored, but {found} is in the register.',
  'lied.hint-1': 'A register of features has sixteen fields. How much of it may change?',
  'lied.hint-2': 'value & ~(0xfn << shift) clears one field and leaves the others. 0 means “not there”.',
  'lied.hint-3': "if (known === 'ID_AA64ISAR0_EL1') value &= ~(0xfn << …n);",
  'lied.feature':
    'The guest read {found} from ID_AA64ISAR0_EL1; with one field 0 and all others as they are it is {wanted}.',
  'lied.honest': 'The guest read {found}: the feature is still there. Without it the register is {wanted}.',
  'lied.everything': 'The guest read 0: with the one feature all others have gone too. It should be {wanted}.',
  'lied.own': 'The register with a value of your own read as {found}; it should be {wanted}.',
  'counted.hint-1': 'What is one read? Does the counter count itself?',
  'counted.hint-2':
    'Every read of an identification register but the counter, also into XZR, also reserved ones. No writes.',
  'counted.hint-3': "if (name === '…') value = reads; else reads++;",
  'counted.number': 'The guest has read {wanted} identification registers and was told {found}.',
  'counted.writes': 'The guest was told {found}: the writes were counted too. Reads were {wanted}.',
  'counted.zero': 'The counter read as zero, as a reserved register. The guest has read {wanted}.',
  'counted.itself': 'A second look at the counter gave {found}, not {wanted}: it does not count itself.',
  'counted.undefined': 'An access was UNDEFINED to the guest, though all of them were yours to answer.',
};
export default sentences;
