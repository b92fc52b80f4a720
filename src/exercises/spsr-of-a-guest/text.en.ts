import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Who was interrupted?',
  'objective.one': 'Read level, stack pointer, masks and flags out of an SPSR',
  'step.mode':
    'The name says where an SPSR is kept, its value says who was there before. An ERET believes every bit of it. First level and stack pointer.',
  'step.masks': 'Then the masks of both, and the flags of the first.',
  'mode.hint-1': 'M[3:0] is [3:0]: two bits of level, a zero, and one that chooses the stack pointer.',
  'mode.hint-2': '0b0100 is EL1t, 0b0101 EL1h, 0b1000 EL2t, 0b1001 EL2h.',
  'mode.hint-3': 'level = bits [3:2], sp = bit [0].',
  'masks.hint-1': 'D, A, I, F are bits 9, 8, 7, 6; N, Z, C, V are bits 31 to 28.',
  'masks.hint-2': 'Shift right by 6 and keep four bits; by 28 for the flags.',
  'masks.hint-3': '0x3c0 would be 15: all four masked. 0x80 would be 2: I alone.',
  level: 'You say level {answer}. M[3:2] of the word are {found}.',
  mode: '{answer} is all of M[3:0]. The level is its upper half, M[3:2]: {found}.',
  sp: 'You say {answer}. M[0] of the word is {found}: 0 is the “t” of EL1t, SP_EL0; 1 is the “h”, the stack pointer of the level.',
  daif: 'You say the masks are {answer}. Bits [9:6] are {found}.',
  'daif-four': '{answer} are bits [7:4]. The masks are [9:6]: {found}.',
  'daif-order': '{answer} are the flags, [31:28]. The masks are [9:6]: {found}.',
  nzcv: 'You say the flags are {answer}. Bits [31:28] are {found}.',
};
export default sentences;
