import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Write the way in and the way out',
  'objective.frame': 'Save all that an exception would destroy, where others can find it',
  'objective.both': 'Give each of two guests back what it had',
  'step.enter': 'Write leave: the first guest starts from a frame that the handlers have filled.',
  'step.frame': 'Write the table and enter: every register is where the handlers look for it.',
  'step.restore': 'Two guests share the core: each finds its own registers again.',
  'step.interrupts': 'Interrupts come anywhere, also while EL2 waits: give each slot its reason.',
  'step.count': 'Count the entries in TPIDR_EL2.',
  fault:
    'EL2 took an exception of its own: the instruction at {elr} faulted (ESR_EL2 {esr}, FAR_EL2 {far}). Is SP where it should be?',
  'enter.hint-1': 'The guest is not started by anybody else: leave finds a frame at SP, and makes a guest of it.',
  'enter.hint-2':
    'ELR_EL2 and SPSR_EL2 come from 256 and 264, SP_EL0 from 248, x0 to x30 from 0 on. The registers that carried ELR and SPSR are loaded last. Then SP goes up by 272.',
  'enter.hint-3':
    'leave: ldp x1, x2, [sp, #256]; msr elr_el2, x1; msr spsr_el2, x2; ldp x30, x1, [sp, #240]; msr sp_el0, x1; … ldp x0, x1, [sp], #272; eret',
  'enter.not-entered':
    'No guest was entered: leave did not return to EL1. SPSR_EL2 says to which level ERET goes. Did it come from offset 264, with SP still at the frame?',
  'enter.elr': 'The guest was entered at {found}; its frame says {wanted}, at offset 256.',
  'enter.spsr':
    'The guest was entered with PSTATE {found}; the frame at offset 264 says EL1h with interrupts masked, 0x3c5.',
  'enter.x0': 'The guest was given {found} in x0; its frame has {wanted}, the address of its device tree.',
  'enter.register':
    'The guest was given {found} in x{n}; its frame has 0 there. What leave used as a helper is loaded after that.',
  'frame.hint-1': 'Handlers read and write the frame, not the registers: what is not in it does not exist for them.',
  'frame.hint-2':
    'Each slot has 128 bytes, which is room for four instructions and a branch: make room on the stack, save x0 and x1, put the reason into x0, and branch to what all of them share. .macro vector reason … .endm saves typing.',
  'frame.hint-3':
    'sub sp, sp, #272; stp x0, x1, [sp]; mov x0, #\\reason; b enter — and at enter: stp x2, x3, [sp, #16]; … mrs x1, sp_el0; stp x30, x1, [sp, #240]; mrs x1, elr_el2; mrs x2, spsr_el2; stp x1, x2, [sp, #256]; b door',
  'frame.register':
    'The guest stored x{n} into a device and loaded it again: {found}, and it has to be {wanted}. Register {n} has its place at offset {offset} of the frame, on the way in and on the way out.',
  'frame.stuck':
    'The guest’s access with register {n} came to EL2 at {elr}, and the guest did not go on behind it. Which reason has the slot at 0x400, and does ELR_EL2 come from the frame?',
  'frame.not-reached': 'The guest did not get as far as its access with register {n}.',
  'restore.hint-1': 'When guests take turns, the frame is copied away and another one is put there.',
  'restore.hint-2':
    'What is in no frame is shared by the guests. Which registers can a guest see? x0 to x30, SP_EL0, PC and PSTATE, with NZCV in it.',
  'restore.hint-3':
    'SP_EL0 goes to 248 with mrs and comes back with msr; NZCV is in SPSR_EL2: whoever restores 264 has restored it.',
  'restore.register':
    'VM {vm} gave the core away and got it back. x{n} was {wanted}; now it is {found}. Is it in the frame, both ways, and is it loaded after the last use as a helper?',
  'restore.sp':
    'VM {vm} gave the core away and got it back. SP_EL0 was {wanted}; now it is {found}. It has its place at offset 248.',
  'restore.flags': 'NZCV was {wanted}; when the guest had the core again it was {found}. It is a part of SPSR_EL2.',
  'restore.call':
    'The guest made a call and found {found} in x0, what it had put there: the answer is in the frame, at 0.',
  'restore.not-reached': 'The guest did not get as far as this.',
  'interrupts.hint-1': 'An interrupt has no syndrome. What it was is said by the slot alone.',
  'interrupts.hint-2':
    'The offset is 0x400 for a guest and 0x200 for EL2 with SP_EL2, and in it 0 synchronous, 0x80 IRQ, 0x100 FIQ, 0x180 SError. While no guest has anything to do EL2 waits with interrupts open, and its own IRQ slot, 0x280, takes the one that ends this.',
  'interrupts.hint-3': 'The reasons in the order of the table: 5 5 5 5, 5 2 3 4, 1 2 3 4, 5 5 5 5.',
  'interrupts.none': 'No interrupt came while a guest ran. Did the guest get as far as its timer?',
  'interrupts.no-return': 'An interrupt came, and no guest was entered after it.',
  'interrupts.elr': 'The guest was interrupted at {wanted}, and went on at {found}.',
  'interrupts.spsr': 'The guest was interrupted with PSTATE {wanted}, and went on with {found}.',
  'interrupts.register':
    'x{n} was {wanted} when the interrupt came, and {found} after it. Nothing else has changed it.',
  'interrupts.sp': 'SP_EL0 was {wanted} when the interrupt came, and {found} after it.',
  'interrupts.again':
    '{times} interrupts came, one after the other: nobody acknowledged them. The handlers go by the reason in x0; that of an IRQ is 2.',
  'interrupts.not-spun': 'After the interrupt the guest did not get to the end of its loop.',
  'interrupts.not-parked': 'EL2 never waited for an interrupt: the guests did not get as far as their WFI.',
  'interrupts.not-woken':
    'A guest waited for its timer and was not woken. While EL2 waits the interrupt comes through 0x280, one of its own slots; its reason is 2 as well.',
  'interrupts.stack':
    'When all was over SP_EL2 was {found}; its last digits should be {wanted}. An entry takes 272 bytes and leave gives 272 back: otherwise frames wander, into the work that handlers leave behind the frame.',
  'count.hint-1': 'TPIDR_EL2 is a register that nothing looks at: software of EL2 has it for itself.',
  'count.hint-2':
    'Read it, add, write it, when the registers that you need for that are saved, and once for each entry.',
  'count.hint-3': 'mrs x1, tpidr_el2; add x1, x1, #…; msr tpidr_el2, x1 — at enter, behind the last store.',
  'count.wrong': 'From an exception to the return from it TPIDR_EL2 went up by {found}; {wanted} is asked for.',
  'count.not-reached': 'The guest did not get as far as its call, or as its interrupt.',
};
export default sentences;
