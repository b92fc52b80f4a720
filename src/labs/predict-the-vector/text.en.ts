import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Predict the vector',
  'objective.level': 'Say to which level an exception is taken',
  'objective.group': 'Say which of the four groups of vectors it takes',
  'step.calls': 'HVC, SVC and BRK from EL2 and EL1: cases 1 to 4.',
  'step.traps': 'What EL1 may not do, and what traps: cases 5 and 6.',
  'step.from-el0': 'From EL0: cases 7 to 10.',
  'calls.hint-1': 'First the level, then the group: does the exception come from the same level or from a lower one?',
  'calls.hint-2':
    'Same level: 0x000 with SP_EL0, 0x200 with SP_ELx. Lower level in AArch64: 0x400. IRQ adds 0x80, FIQ 0x100, SError 0x180.',
  'calls.hint-3': 'HVC goes to EL2. SVC and BRK at EL1 stay at EL1.',
  'traps.hint-1': 'An instruction that a level does not have is something else than one that is trapped.',
  'traps.hint-2':
    'VBAR_EL2 does not exist for EL1: UNDEFINED goes to the level that executed it. TWI sends WFI to EL2.',
  'traps.hint-3': 'Case 5: EL1, same level; PSTATE.SP says which group. Case 6: EL2, lower level.',
  'from-el0.hint-1': 'No exception is ever taken to EL0.',
  'from-el0.hint-2': 'HVC at EL0 is UNDEFINED, and HCR_EL2.TGE is 0. A virtual interrupt is one for EL1.',
  'from-el0.hint-3': 'All four go to EL1, from a lower level. In a group the slots are: synchronous, IRQ, FIQ, SError.',
  unanswered: 'Case {case} has no answer yet.',
  level: 'Case {case}: you said {answer}; the machine took {taken}, another level.',
  group:
    'Case {case}: you said {answer}; the machine took {taken}. The level is right. The group says where the exception comes from: the same level with SP_EL0, with SP_ELx, a lower level in AArch64, in AArch32; the slot says which kind it is.',
  'no-vector': 'Case {case}: {answer} is no vector: they stand every 0x80 bytes. The machine took {taken}.',
  'level-hvc': 'Case {case}: you said {answer}; HVC is there to reach EL2: {taken}.',
  'level-svc': 'Case {case}: you said {answer}; SVC goes to EL1 as long as HCR_EL2.TGE is 0: {taken}.',
  'level-undefined':
    "Case {case}: you said {answer}; the instruction is UNDEFINED at that level, which is EL1's affair, not a trap: {taken}.",
  'level-trap': 'Case {case}: you said {answer}; HCR_EL2.TWI sends WFI to EL2: {taken}.',
  'level-abort': "Case {case}: you said {answer}; stage 2 is off, so the abort is stage 1's and goes to EL1: {taken}.",
  'level-virtual':
    'Case {case}: you said {answer}; HCR_EL2.IMO routes physical interrupts to EL2 and lets virtual ones reach EL1: {taken}.',
};
export default sentences;
