import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Ring the hypervisor',
  'objective.vbar': 'Put a handler where an exception from a lower level arrives',
  'objective.esr': 'Tell causes apart by ESR_EL2.EC, and return a value',
  'step.vectors': 'Set VBAR_EL2, and fill the slot that an HVC from EL1 takes.',
  'step.answer': 'Answer the HVC in the register of the call; el2.s says with what.',
  'step.cause': 'Answer HVC only; skip a trapped SMC.',
  'vectors.hint-1': 'EL2 finds its vectors by one register; after reset it is 0.',
  'vectors.hint-2': 'ADR and MSR VBAR_EL2. Synchronous, from a lower level in AArch64: offset 0x400 in the table.',
  'vectors.hint-3': 'vectors: .skip 0x400, then b handler',
  'vectors.past':
    'EL1 was entered at {pc} and not at el1_entry ({wanted}): it has to make its calls itself. Leave the drop to EL1 as it was.',
  'vectors.no-call': 'EL1 has not executed its HVC. Did the drop to EL1 stay as it was?',
  'vectors.unset': 'VBAR_EL2 is {vbar}: the HVC was taken to a table that does not exist. The table is at {wanted}.',
  'vectors.elsewhere':
    'VBAR_EL2 is {vbar}, the table begins at {wanted}. Bits 10 to 0 of VBAR_EL2 are zero: the table must be aligned to 2 KiB.',
  'vectors.empty':
    'The HVC was taken to {target}, and there is no instruction there: this slot, 0x400 in the table, needs the branch.',
  'vectors.no-return': 'The handler ran, but EL1 never went on: it has to end in ERET.',
  'answer.hint-1':
    'EL1 and EL2 use the same x0 to x30. What the handler leaves in the register of the call, EL1 finds there.',
  'answer.hint-2': 'ELR_EL2 already points past the HVC: do not touch it for this cause.',
  'answer.hint-3': 'One ADD or SUB of the register with itself and the number in el2.s, then eret',
  'answer.no-return': 'The HVC did not come back to EL1 (VBAR_EL2 is {vbar}).',
  'answer.skipped':
    'The return went to {pc}, one instruction too far: HVC leaves {wanted} in ELR_EL2, which is past it already. Was it taken for an SMC (EC 0x17), or is a path through the handler missing its ERET?',
  'answer.elsewhere': 'The return went to {pc}; ELR_EL2 was {wanted}.',
  'answer.unchanged':
    'EL1 found {found} in x{reg}, what it had put there; the answer is {wanted}. Which register does the handler write?',
  'answer.immediate':
    "EL1 found {found} in x{reg}: the handler took the HVC's immediate (ESR_EL2.ISS). The answer is {wanted}.",
  'answer.overwritten':
    'EL1 found {found} in x{reg}; the answer is {wanted}. The handler has put ESR_EL2 ({esr}), or a part of it, into x{reg} before it made the answer: use another register.',
  'answer.other-number':
    'EL1 found {found} in x{reg}, where it had put {argument}. What el2.s asks for makes {wanted} of that: read its first line again.',
  'cause.hint-1': 'Both causes arrive at the same vector. A register tells which it was.',
  'cause.hint-2':
    'ESR_EL2 bits 31 to 26 are EC: 0x16 HVC, 0x17 SMC. A trapped instruction was not executed, so ELR_EL2 points at it.',
  'cause.hint-3': 'mrs x9, esr_el2; lsr x9, x9, #26; cmp x9, #0x16; for SMC: ELR_EL2 = ELR_EL2 + 4',
  'cause.before': 'EL1 did not get as far as its SMC: the HVC has to come back first.',
  'cause.not-trapped':
    'The SMC did not trap: HCR_EL2 was {hcr}, without TSC (bit 19), so it went past the hypervisor to the firmware.',
  'cause.again': 'The SMC at {elr} trapped again after the return: ELR_EL2 points at it, and the handler has to add 4.',
  'cause.elsewhere': 'After the SMC the return went to {pc}; one instruction (4 bytes) past the SMC is {wanted}.',
  'cause.no-return': 'EL1 did not go on after its SMC.',
  'cause.not-told-apart':
    'After the SMC, x{reg} was {found}: it was answered like an HVC. It has to stay {argument}; look at ESR_EL2.EC.',
  'cause.overwritten':
    'After the SMC, x{reg} was {found}, the address where EL1 goes on; it has to stay {argument}. Move ELR_EL2 on by way of another register.',
  'cause.changed': 'After the SMC, x{reg} was {found}; it has to stay {argument}.',
  'cause.not-asked':
    'Both calls went well, but no instruction at EL2 read ESR_EL2, so the handler cannot know what called it: it counts on their order. Read the class with MRS, and decide by it.',
};
export default sentences;
