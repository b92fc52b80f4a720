import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Vector table and context frame',
  'objective.table': 'Lay out 16 vectors as the architecture wants them',
  'objective.frame': 'Save and restore everything that a trap must not change',
  'step.table': 'Align the table to 2 KiB, give it 16 slots of 128 bytes, and call trap_handler.',
  'step.frame': 'Save x0 to x30, SP_EL0, ELR_EL2 and SPSR_EL2 in a frame, at the offsets that vectors.s names.',
  'step.return': 'Restore everything, free the frame, and return.',
  'table.hint-1': 'Two alignments: one of the table, one of each slot.',
  'table.hint-2':
    '.balign 2048 before the label; .balign 128 before each slot. A slot holds 32 instructions; one branch is enough.',
  'table.hint-3': '.rept 16, .balign 128, b enter, .endr',
  'table.not-aligned':
    'The table is at {vectors}, VBAR_EL2 is {vbar}: it keeps only bits 63 to 11, so the table must be aligned to 2 KiB.',
  'table.not-set': 'VBAR_EL2 is {vbar}, the table is at {vectors}.',
  'table.slot-empty':
    'The HVC from EL1 was taken to {slot}, and nothing ran there: a lower level in AArch64 uses the slots from 0x400 on.',
  'table.packed':
    'The entries of the table follow each other directly, 4 bytes apart. A slot is 128 bytes: 32 instructions, not an address; .balign 128 before each.',
  'table.slot-missing':
    'There is no instruction at offset {offset} of the table: each of the 16 slots, 128 bytes apart, needs one.',
  'table.no-handler': 'trap_handler was never called.',
  'frame.hint-1': 'Save before you use: the first two registers must be in the frame before any of them is changed.',
  'frame.hint-2':
    'SUB from SP by the size of the frame; then STP by pairs; then MRS of SP_EL0, ELR_EL2 and SPSR_EL2 through registers that are saved already.',
  'frame.hint-3':
    'stp x0, x1, [sp, #offset] … str x30; mrs x0, sp_el0 and str x0; the same with ELR_EL2 and SPSR_EL2; mov x0, sp; bl trap_handler',
  'frame.none': 'There is no frame yet: trap_handler was not called with one.',
  'frame.not-aligned': 'The frame is at {frame}. SP must stay a multiple of 16, so a frame has a multiple of 16 bytes.',
  'frame.not-on-stack':
    "The frame is at {frame}; its {size} bytes do not fit below the stack's top at {stack}. Move SP down by the whole frame before you store.",
  'frame.not-passed':
    "trap_handler was called with {frame} in x0, which is not on EL2's stack (its top is {stack}): x0 has to be the frame's address.",
  'frame.register':
    'The frame holds {found} for x{n} (offset {offset}); EL1 had {wanted} in it. Was it stored, there, and before it was used?',
  'frame.again':
    'At the second HVC the frame holds {found} for x{n}; EL1 had {wanted} in it. Each trap saves what is there, not what was.',
  'frame.sp': 'The frame holds {found} at offset {offset}; SP_EL0 was {wanted}.',
  'frame.elr': 'The frame holds {found} at offset {offset}; ELR_EL2 was {wanted}.',
  'frame.spsr': 'The frame holds {found} at offset {offset}; SPSR_EL2 was {wanted}.',
  'return.hint-1': 'The same in reverse. What you need for MSR comes first, x0 and x1 last.',
  'return.hint-2':
    "Everything comes from the frame, not from the registers: trap_handler may change any of it, and its answer is in x0's place.",
  'return.hint-3': 'ldp x0, x1 as the last load, then ADD the size of the frame to SP, then eret',
  'return.none': 'EL1 never went on after its HVC.',
  'return.ret': "EL2 went on at {pc}, which is EL1's x30: RET branches, at the same level. Only ERET goes back to EL1.",
  'return.elsewhere': 'The return went to {pc}; trap_handler left {wanted} as ELR_EL2 in the frame.',
  'return.pstate': 'EL1 goes on with PSTATE {found}; trap_handler left {wanted} as SPSR_EL2 in the frame.',
  'return.answer': 'EL1 found {found} in x0; the handler left {wanted} in the frame. Is x0 loaded from there?',
  'return.register': 'EL1 found {found} in x{n}; trap_handler left {wanted} in the frame.',
  'return.sp': 'SP_EL0 is {found} after the return; trap_handler left {wanted} in the frame.',
  'return.lost': 'EL1 went on, but did not reach its second HVC.',
  'return.unhandled':
    'EL1 went on, but trap_handler was never called: what EL1 is to see is what the handler has changed in the frame, not what your code knows of it.',
  'return.stack': 'After two calls SP_EL2 is {found}; it was {wanted}. Each trap must free the frame that it took.',
};
export default sentences;
