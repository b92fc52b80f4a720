import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'VBAR a moment too late',
  'objective.whose':
    'Say whose vector an exception takes while a table is missing, with which syndrome, and where that ends',
  'objective.order': 'Know what must be written before an ERET, and why no barrier stands between',
  'step.first':
    'Read boot.s and parts.s. Which exception comes first? Predict its vector, its syndrome and what ELR names; then step through the run.',
  'step.end': 'What stands at the vector that it takes? Predict the exception behind it, and how it all ends.',
  'step.repair':
    'Put boot.s right. When the guest is through, the lab plays boot.s as it was once more, and compares it with what you predicted.',
  'boot-first': 'Your predictions are compared when the guest of a repaired boot is through: repair boot.s first.',
  'first.hint-1': 'At which level does the core execute `next`? Is there an MSR VBAR_EL2 at all?',
  'first.hint-2':
    'At EL1 VBAR_EL2 does not exist: UNDEFINED is taken to EL1 itself, by SP in the first or second group. Without the MSR it is the guest’s own trap that comes, to EL2, from a lower level.',
  'first.hint-3':
    'UNDEFINED: ESR_EL1 0x02000000 (only IL). HVC and SMC: 0x5a000000 and 0x5e000000 and their number. WFI: 0x07e00000. MSR TTBR0_EL1, XZR: 0x62300be0. Only HVC is done when its exception is taken: ELR names the next.',
  'first.level': 'You say {answer}; the machine took {taken}. At which level does that instruction not exist, or trap?',
  'first.group':
    'You say {answer}; the machine took {taken}. The level is right. Same level or a lower one, and which SP?',
  'first.trapped':
    '{answer} would be a trapped MSR. What a level does not have is not trapped, it is UNDEFINED there: {esr}.',
  'first.class': '{answer} is the class alone. The whole register is {esr}: class in bits 31 to 26, IL in bit 25.',
  'first.esr': 'You say {answer}; ESR was {esr}.',
  'first.names': 'The instruction stands at {trap}, and ELR was {elr}. Is its work done when its exception is taken?',
  'end.hint-1': 'Whose table is it? Look at what the loader has left at that level, and at what stands in its slots.',
  'end.hint-2':
    'b . stays. A word 0 is UNDEFINED, at the level of the handler. ERET goes back to ELR: to the instruction itself, or behind an HVC. With VBAR 0 there is no memory at the vector, and the fetch itself faults.',
  'end.hint-3':
    'A fault at the vector’s own first instruction comes from the current level, with its own SP: +0x200, for ever. An HVC at EL1 goes to EL2+0x400. An ERET behind a trapped instruction: the same exception again.',
  'end.second': 'You say {answer}; behind the first came {taken}.',
  'end.none': 'You say {answer}; there was no second exception.',
  'end.nowhere':
    'You say {answer}. At {target} there is no memory: the fetch of the first instruction there faults, at the level of the vector.',
  'end.no-such': '{answer} is none of the three ends.',
  'end.endless': 'It was not {answer}: one exception came after the other, without end.',
  'end.served':
    'It was not {answer}: the handler returned, HVC was done, and the guest went on with whatever was in its registers.',
  'end.stays': 'It was not {answer}: the core stays at {pc}.',
  'repair.hint-1': 'Which instruction of boot.s is the last one at EL2?',
  'repair.hint-2':
    'The ERET. What EL2 needs when the guest traps must be written before it. An ERET synchronizes: no ISB is needed between.',
  'repair.hint-3': 'msr vbar_el2, x0 right behind ldr x0, =vectors; at `next` only the way to the guest is left.',
  'repair.not-entered': 'Nothing was entered at EL1. Is the ERET still there?',
  'repair.late': 'At the ERET VBAR_EL2 was still {vbar}, as the loader had left it.',
  'repair.elsewhere':
    'At the ERET VBAR_EL2 was {vbar}. The table begins at {vectors}; the slots are counted from there.',
  'repair.state':
    'The guest was entered with PSTATE {pstate}; its level and stack pointer should be as in the beginning.',
  'repair.again':
    'The table is there in time, and the guest took an UNDEFINED exception at {elr} all the same: what is left there that only EL2 may do?',
  'repair.target':
    'The guest’s exception at {elr} went to {target}, and not to the slot of your table for a lower level.',
  'repair.guest': 'The guest has trapped at {elr}, and has not come to its last word.',
};
export default sentences;
