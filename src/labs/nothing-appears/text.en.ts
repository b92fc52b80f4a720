import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Nothing appears',
  'objective.look': 'Read from a machine that is silent where it stands, and what it waits for',
  'objective.back': 'Go back from there to the one register that was written wrong',
  'step.symptom': 'Run it. The console stays empty. What does the core do?',
  'step.cause':
    'Which register is to blame, which instruction wrote it, what did it write, and what should it have written?',
  'step.repair': 'Write that register in patch.s, so that the program says its word and switches the machine off.',
  'symptom.hint-1': 'Stop it, and look at PC. Step on, and look again.',
  'symptom.hint-2':
    'Behind a WFI that nothing ends: 1. At `b .` in a table of vectors, of EL1 or EL2: 2. If PC is at a vector where there is no memory, or zeros, every fetch is another exception: 3.',
  'symptom.hint-3':
    'The table begins at 0x40090000, main at 0x40090800. A PC between them: 2. The second is where main waits: 1. Anywhere else: 3.',
  'symptom.not-this': '{answer} is not what the core does. Where is PC, and does it change?',
  'symptom.no-such': '{answer} is none of the three.',
  'cause.hint-1':
    'Waits: which interrupt was to come, and what has to let it through? Stays: ESR and ELR of that level say what came, and from where. Without end: what is in VBAR?',
  'cause.hint-2':
    'Timer on and not masked, its bit in the distributor; interrupts to EL1 and not to EL2; a level that may do what main does; a UART where the board has one; vectors where the table is.',
  'cause.hint-3':
    'Right are: VBAR_EL1 0x40090000, CNTV_CTL_EL0 1, x20 0x9000000, x22 0x8000000 (bit 27), SPSR_EL2 0x3c5, HCR_EL2 0x80000000. The address is that of the MSR or MOV, not of the LDR before it.',
  'cause.register': 'Number {answer} of the list is right, or there is none. What is it that the core has met?',
  'cause.written-at': 'The instruction at {answer} does not write that register.',
  'cause.source': 'At {answer} the value is loaded into x0. Which instruction writes the register?',
  'cause.found': '{answer} is not what is written there.',
  'cause.right-instead': '{answer} is what is due. What is written?',
  'cause.right': '{answer} is not what is due there.',
  'cause.found-instead': '{answer} is what is written. What is due?',
  'repair.hint-1': 'patch is called at EL2, behind quiet.s: what you write counts.',
  'repair.hint-2': 'The same instruction that quiet.s has, with the right value.',
  'repair.hint-3':
    'ldr x0, =(the right value), and then as in quiet.s: msr vbar_el1, x0; msr cntv_ctl_el0, x0; mov x20, x0; mov x22, x0; msr spsr_el2, x0; or msr hcr_el2, x0.',
  'repair.el2': 'EL2 has printed. The program should do so, at EL1.',
  'repair.waits': 'It still waits in WFI, and nothing will come.',
  'repair.endless': 'Exceptions without end: at the vector that is taken there is no instruction.',
  'repair.stays': 'It stays at {pc}, at EL{el}.',
  'repair.gone': 'The program has not come to its last word by itself.',
  'repair.word': 'It says {text}; it should say {word}, and switch the machine off.',
};
export default sentences;
