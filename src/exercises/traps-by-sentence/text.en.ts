import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'HCR_EL2 by the sentence',
  'objective.one': 'Compose HCR_EL2 from what a guest may and may not do',
  'step.width':
    'HCR_EL2 is a hypervisor’s policy in one word. Read the sentences in hcr.s; begin with what the guest is.',
  'step.traps': 'Then what traps. The guest tries seven things: two have to come to EL2, five must not.',
  'step.interrupts': 'Then whose the interrupts are.',
  'width.hint-1': 'RW is bit 31.',
  'width.hint-2': 'Without RW a return to EL1 in AArch64 is illegal. VM is bit 0, TGE bit 27: neither is wanted.',
  'width.hint-3': '0x80000000',
  'traps.hint-1': 'The glossary has HCR_EL2 field by field.',
  'traps.hint-2':
    'TSC 19: SMC. TSW 22: DC ISW. TVM 26: writes of memory controls; TRVM 30: reads. TACR 21: ACTLR. TID3 18: ID registers. TTLB 25: TLBI.',
  'traps.hint-3': '1 << n for each of the two.',
  'interrupts.hint-1': 'FMO, IMO, AMO are bits 3, 4 and 5.',
  'interrupts.hint-2':
    'They route physical interrupts to EL2. VF, VI, VSE (6, 7, 8) are something else: virtual ones, pending.',
  'interrupts.hint-3': 'FIQ: 0x8, IRQ: 0x10, SError: 0x20',
  'width.rw': 'HCR_EL2 was {hcr}: without RW EL1 would be AArch32, and the return is illegal.',
  'width.more': 'HCR_EL2 was {hcr}: VM or TGE is set, and nobody asked for that.',
  'traps.missing': 'HCR_EL2 was {hcr}: {what} did not trap.',
  'traps.more':
    'HCR_EL2 was {hcr}: more than two of the seven trapped. Of the bits {extra}, which ones does no sentence ask for?',
  'traps.stuck': 'With HCR_EL2 = {hcr} the guest did not come to its end.',
  'interrupts.missing': 'HCR_EL2 was {hcr}: that interrupt would be taken to EL1.',
  'interrupts.more': 'HCR_EL2 was {hcr}: more interrupts than that one go to EL2.',
  'interrupts.virtual': 'HCR_EL2 was {hcr}: VF, VI or VSE makes a virtual interrupt pending.',
  unused: '`hcr` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
