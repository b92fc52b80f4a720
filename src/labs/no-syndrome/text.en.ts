import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'No syndrome',
  'objective.fetch': 'Read the instruction that trapped through the guest’s own stage 1',
  'objective.emulate': 'Decode what ESR_EL2 does not describe, do exactly that, and refuse what you do not know',
  'step.fetch': 'Find the instruction: a VA, an IPA, a word. Then do what the first probe asks for.',
  'step.single': 'Loads and stores that move their base register on: size, sign, order of the two.',
  'step.pair': 'Two registers in one instruction.',
  'step.refuse': 'What you cannot decode is the guest’s to hear of.',
  'not-begun': 'The guest never came to its first probe.',
  again:
    'The guest is stuck at {pc}: the access traps again and again. Whatever was emulated has to be skipped: call.frame.skip().',
  refused: 'The access at {pc} was handed on, and the guest got an abort; it is one of those to be emulated.',
  'not-reached': 'The guest did not get as far as the probe at {pc}.',
  register: 'After the probe at {pc} x{register} is {found}; it has to be {wanted}.',
  writeback: 'After the probe at {pc} the base register is {found}; it has to be {wanted}.',
  address:
    'The pre-indexed load at {pc} gave {found}, which is what is at the base; it has to be {wanted}. FAR_EL2 and HPFAR_EL2 tell where the access really went.',
  sign: 'LDRSB at {pc} gave {found}; it has to be {wanted}: opc 2 extends the sign, into 64 bits.',
  second:
    'The second register of the pair at {pc} is {found}; it has to be {wanted}: it lies one size behind the first.',
  order:
    'The pair at {pc} was stored in the wrong order: {found} is where {wanted} belongs. Rt is bits 4:0, Rt2 14:10.',
  'fetch.hint-1': 'ELR_EL2 is where the instruction is. In which address space?',
  'fetch.hint-2':
    'Three levels: the index is 9 bits of the VA, from bit 30, 21 and 12 on; an entry whose bits 1:0 are 3 leads on (or is a page at level 3), one with 1 is a block. Tables and pages are at IPAs: readIpa.',
  'fetch.hint-3':
    'let table = Number(el2.mrs("TTBR0_EL1") & 0xffff_ffff_f000n); for level 1 to 3: const shift = BigInt(39 - 9 * level); const entry = readIpa(call, vcpu, table + 8 * Number((va >> shift) & 511n), 8); … output | (va & ((1n << shift) - 1n))',
  'fetch.decoy':
    'x9 was written: the instruction that was emulated at {pc} is a decoy. You have read the word at ELR_EL2 as if that were an IPA; it is a VA, and the guest’s stage 1 maps it elsewhere.',
  'fetch.refused': 'The first probe, at {pc}, was not emulated: ldr w, [x1], #n.',
  'single.hint-1': 'The trap knows the address already. What does it not know?',
  'single.hint-2':
    'Size, sign and register are in the word; base + imm9 goes into the base register, whether it was added before or after. The address of the access is that of the fault, both times.',
  'single.hint-3':
    'const step = BigInt.asIntN(9, BigInt((word >>> 12) & 511)); … frame.setX(base, BigInt.asUintN(64, frame.x(base) + step));',
  'pair.hint-1': 'Which offset has the second register? And which forms leave the base alone?',
  'pair.hint-2':
    'opc 0 is 4 bytes each, opc 2 is 8; imm7 is signed and counts in this size. Kind 2 has an offset and no writeback. Register 31 is zero, as always in data.',
  'pair.hint-3':
    'const size = opc === 2 ? 8 : 4; const step = BigInt.asIntN(7, BigInt((word >>> 15) & 127)) * BigInt(size); … readDevice(offset + n * size, size)',
  'refuse.hint-1': 'Which words look like yours, and are not?',
  'refuse.hint-2':
    'Bit 26 is 1 for SIMD registers. Exclusives have another group altogether. And the end of the device’s page is the end of your device.',
  'refuse.hint-3':
    'if (((word >>> 24) & 0x3f) !== 0b111000 …) and if (((word >>> 26) & 15) !== 0b1010 …): with bit 26 in the mask; else return HANDLERS.trap(call, vcpu, esr).',
  'refuse.vector':
    'The load of q0 at {pc} was not handed on (the first abort that the guest got was at {found}). Its bit 26 is 1: a SIMD register, and frame.x has none.',
  'refuse.doubles':
    'The LDP of d0 and d1 at {pc} was not handed on (the second abort was at {found}). Bit 26 is 1: SIMD registers.',
  'refuse.exclusive':
    'LDXR at {pc} was not handed on (the third abort was at {found}). Without a monitor nobody can make an exclusive out of it.',
  'refuse.outside':
    'The load behind the device, at {pc}, was not handed on (the fourth abort was at {found}): that page is nobody’s.',
  'refuse.not-finished': 'The guest has not reached its end.',
};
export default sentences;
