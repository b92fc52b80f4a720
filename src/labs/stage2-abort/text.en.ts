import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Handle a stage-2 abort',
  'objective.address': 'Put the faulting IPA together from HPFAR_EL2 and FAR_EL2',
  'objective.syndrome': 'Carry out an access from its syndrome, and know when there is none',
  'step.address': 'Find out what the guest accessed, answer a load, and go on.',
  'step.syndrome': 'Do exactly what the instruction would have done: size, sign, register, width.',
  'step.refuse': 'Hand on what is not yours: no syndrome, no device.',
  'address.hint-1': 'FAR_EL2 holds the address that the guest used, before its own stage 1. The device is at an IPA.',
  'address.hint-2':
    'HPFAR_EL2 bits 39:4 are IPA bits 47:12: shift right by 4, then left by 12. The lowest 12 bits are the same in VA and IPA: take them from FAR_EL2.',
  'address.hint-3':
    "const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)); … frame.setX(Number((esr >> 16n) & 31n), readDevice(ipa - DEVICE)); frame.skip();",
  'address.not-reached': 'The guest has not accessed its device. Does your handler hand everything else on?',
  'address.again':
    'The load at {elr} trapped {times} times: the guest returns to it again and again. An emulated instruction has to be skipped.',
  'address.not-recognised':
    'The load was not taken for one of the device, and the guest got an abort. HPFAR_EL2 was {hpfar}, FAR_EL2 {far}: which IPA is that?',
  'address.unchanged':
    "The guest's w2 still holds what was in it before the load (ESR_EL2 {esr}). SRT, bits 20:16, is the register; WnR, bit 6, is 0 for a load.",
  'address.cut':
    'The guest read {found} of {wanted}: 16 bits only. SAS (bits 23:22 of ESR_EL2 {esr}) is the logarithm of the size in bytes: 2 means 4 bytes.',
  'address.elsewhere':
    'After its load at {elr} the guest did not go on with the next instruction. A guest is owed every one of its instructions: frame.skip() goes on with the next.',
  'address.id': 'The guest read {found} from ID; the device says {wanted}.',
  'address.offset':
    'The guest read {found} from SUM, which is ID: your handler looked at offset 0 of the page. FAR_EL2 was {far}; HPFAR_EL2 has no bits for the offset.',
  'address.sum':
    'The guest added two numbers through SUM and read {found}; it should be {wanted} (ESR_EL2 of the first store: {esr}).',
  'syndrome.hint-1': 'What does LDRSB do with a byte, and how does it differ for w and x?',
  'syndrome.hint-2':
    'The size in bits is 8 << SAS. A store cuts the register to it (BigInt.asUintN); a load extends it, with SSE by its sign (BigInt.asIntN), and writes 64 bits with SF, else 32.',
  'syndrome.hint-3':
    'frame.setX(register, BigInt.asUintN(sf ? 64 : 32, sse ? BigInt.asIntN(bits, read) : BigInt.asUintN(bits, read)))',
  'syndrome.stored':
    'STRB stored {found}: the whole register. Only its low byte, {wanted}, was to be stored (SAS in ESR_EL2 {esr} is 0).',
  'syndrome.sign':
    'LDRSB gave {found}; it has to be {wanted}: SSE (bit 21 of ESR_EL2 {esr}) asks for the sign to be extended.',
  'syndrome.wide-register':
    'LDRSB into an x register gave {found}; it has to be {wanted}: SF (bit 15 of ESR_EL2 {esr}) is 1, the register has 64 bits.',
  'syndrome.narrow':
    'LDRSB into a w register gave {found}; it has to be {wanted}: SF (bit 15 of ESR_EL2 {esr}) is 0, so bits 63:32 become 0.',
  'syndrome.unsigned':
    'LDRB gave {found}; it has to be {wanted}: SSE (bit 21 of ESR_EL2 {esr}) is 0, nothing is sign-extended.',
  'syndrome.zero':
    "A store of wzr stored {found}, the guest's SP_EL0: it follows x30 in the frame. Register 31 of an access is the zero register; frame.x(31) knows that.",
  'syndrome.stack':
    "A load into wzr has changed the guest's SP_EL0 to {found}; it was {wanted}. Behind x30 in the frame is SP_EL0; frame.setX(31, …) leaves it alone.",
  'syndrome.wide': 'A store and a load of 64 bits gave {found}; it has to be {wanted} (ESR_EL2 {esr}).',
  'syndrome.not-reached':
    'The guest did not get as far as its access at {at}. Where did it go on after the one before? frame.skip() goes on with the next instruction.',
  'syndrome.unchanged':
    'After the access at {elr} the guest found {found}, what was in the register before; it has to be {wanted} (ESR_EL2 {esr}). Was the access carried out, or only skipped?',
  'syndrome.id':
    'After the access at {elr} the guest found {found}, which is ID; it has to be {wanted}. Which register of the device is meant, the offset in FAR_EL2 says.',
  'syndrome.other': 'After the access at {elr} the guest found {found}; it has to be {wanted} (ESR_EL2 {esr}).',
  'refuse.hint-1': 'Not every access can be emulated from what ESR_EL2 says, and not every IPA is yours.',
  'refuse.hint-2':
    'ISV (bit 24) is 0 for LDP and others: then the other fields mean nothing. HANDLERS.trap gives the guest an abort.',
  'refuse.hint-3':
    'if (esr >> 26n !== 0x24n || ipa < DEVICE || ipa >= DEVICE + 0x1000 || !isv) return HANDLERS.trap(call, vcpu, esr);',
  'refuse.again':
    'The guest is stuck at {elr}: it traps again and again (ESR_EL2 {esr}). Neither was it emulated, nor did HANDLERS.trap get it.',
  'refuse.not-reached':
    'The guest did not get as far as its LDP; aborts that it was given by then: {count}. Steps 1 and 2 come first.',
  'refuse.too-many': 'The guest was given an abort at {elr}: that was an access of the device, and yours to answer.',
  'refuse.pair':
    'The LDP was skipped as if it had been carried out, although ISV (bit 24 of ESR_EL2 {esr}) is 0: neither size nor register nor direction are known. A guess must never reach a guest.',
  'refuse.outside':
    "The load past the device (HPFAR_EL2 {hpfar}, FAR_EL2 {far}) was answered: the device has one page, and what comes after it is nobody's.",
  'refuse.count': 'The guest was given {count} aborts; it should have been 2: the LDP, and the load past the device.',
  'refuse.not-finished': 'The guest has not reached its end.',
};
export default sentences;
