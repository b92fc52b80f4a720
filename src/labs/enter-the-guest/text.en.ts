import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Enter the guest, and come back',
  'objective.enter': "Swap the host's context for a guest's, so that ERET enters it",
  'objective.exit': 'Return to the host when the guest traps, as if run_guest had been a function call',
  'step.enter': 'Load the frame and enter the guest.',
  'step.exit': 'Save the guest when it traps, and return to the caller of run_guest.',
  'step.host': "Keep what is the host's: x19 to x29 and SP.",
  'step.turns': 'Let two guests take turns.',
  'enter.hint-1':
    'A guest begins with ERET, and ERET takes PC and PSTATE from two registers. Everything else has to be in place before.',
  'enter.hint-2':
    'System registers first, through x1 and x2; then LDP from x2 and x3 upwards; the pair that holds the base comes last.',
  'enter.hint-3':
    'ldr x1, [x0, #ELR]; msr elr_el2, x1; the same with SPSR and SP0; ldr x30, [x0, #REGS + 240]; … ; ldp x0, x1, [x0, #REGS]; eret',
  'enter.none': 'run_guest came back without having entered the guest: no ERET was executed.',
  'enter.ret':
    "EL2 went on at {pc}, which is the guest's x30: RET branches, at the same level. Only ERET enters the guest.",
  'enter.stack': "The guest's first push failed at {far}: SP_EL1 is {sp}. host.s had set it; the frame holds SP_EL0.",
  'enter.stayed': "The guest's code was executed at EL2 (SPSR_EL2 is {spsr}, ELR_EL2 {elr}). Only ERET leaves EL2.",
  'enter.swapped':
    'The return went to {pc}, which is the SPSR of the frame; the guest begins at {wanted}. ELR_EL2 is at offset {elr}, SPSR_EL2 at {spsr}.',
  'enter.elsewhere': 'The return went to {pc}; the ELR_EL2 of the frame (offset {elr}) is {wanted}.',
  'enter.to-el0':
    'The return went to EL0 with PSTATE {found}: SPSR_EL2 was not loaded from the frame (offset {offset}), where {wanted} is.',
  'enter.pstate': 'The guest began with PSTATE {found}; the SPSR_EL2 of the frame is {wanted}.',
  'enter.register':
    'The guest found {found} in x{n}; the frame holds {wanted} at offset {offset}. Was it loaded, and not used afterwards?',
  'enter.sp': 'The guest found {found} in SP_EL0; the frame holds {wanted} at offset {offset}.',
  'enter.touched':
    'A register that the guest can see is {found} as the guest begins; it was {wanted} when run_guest was called. run_guest changes what is in the frame and EL2’s own registers, nothing else: no TPIDR_EL1, no SIMD register as a place to keep things.',
  'exit.touched':
    'Between the trap of the guest and the return of run_guest a register that the guest can see became {found}; it was {wanted}. TPIDR_EL1, ELR_EL1, the SIMD registers and so on are the guest’s: to park something there is to lose what the guest had.',
  'exit.hint-1':
    "When the guest traps, all 31 registers are the guest's. You need one to find the frame: put two onto the stack first.",
  'exit.hint-2':
    'stp x0, x1, [sp, #-16]!, then MRS x0 from TPIDR_EL2; save x2 to x29; take x0 and x1 from the stack again; then SP_EL0, ELR_EL2, SPSR_EL2.',
  'exit.hint-3':
    'At the end: ldp x29, x30, [sp], #96; mrs x0, esr_el2; ret. x30 is then where the caller of run_guest goes on.',
  'exit.no-trap': 'The guest has not trapped yet: it has to be entered first (step 1), and reach its HVC.',
  'exit.link':
    "The return went to {pc}: that is the guest's x30. The host's own was overwritten when the guest's was loaded; save it, and load it again.",
  'exit.entered-again':
    'After the trap run_guest was gone through once more, with what guest_exit had left in the registers as if that were a frame: the RET of guest_exit led into run_guest. A BL had overwritten x30 before it was saved.',
  'exit.frame-lost':
    'The access of {elr} to {far} faulted: TPIDR_EL2 is {tpidr}. How does guest_exit know where the frame is?',
  'exit.no-return': 'run_guest has not come back to host.s after the trap of its guest.',
  'exit.register': 'The frame holds {found} for x{n} (offset {offset}); the guest had {wanted} in it when it trapped.',
  'exit.sp': 'The frame holds {found} for SP_EL0 (offset {offset}); the guest had {wanted}.',
  'exit.elr-moved':
    'The frame holds {found} for ELR_EL2, one instruction too far: an HVC leaves {wanted} there, which is past it already.',
  'exit.elr':
    'The frame holds {found} for ELR_EL2 (offset {offset}); it was {wanted} when the guest trapped. The next entry would begin at the wrong place.',
  'exit.spsr':
    "The frame holds {found} for SPSR_EL2 (offset {offset}); it was {wanted} when the guest trapped. The guest's flags are in it.",
  'exit.reason': 'run_guest returned {found} in x0; ESR_EL2 was {wanted}.',
  'host.hint-1': 'To its caller run_guest is a function like any other, although a whole guest has run in between.',
  'host.hint-2':
    'Push x19 to x30 before the first register of the guest is loaded; pop them after the last has been saved. SP has to be in between where it was.',
  'host.hint-3':
    'stp x29, x30, [sp, #-96]! and five pairs at 16 to 80; in guest_exit the same with ldp, the first pair last: ldp x29, x30, [sp], #96',
  'host.register': 'host.s finds {found} in x{n} after run_guest; it had {wanted} there. A function keeps x19 to x29.',
  'host.stack': 'SP is {found} after run_guest; it was {wanted}. Everything that was pushed has to be popped.',
  'host.misaligned':
    'The access of the instruction at {elr} faulted (EC 0x26): SP is not a multiple of 16. Push and pop in steps of 16 bytes.',
  'turns.hint-1': 'Whose frame is it that guest_exit saves into?',
  'turns.hint-2': 'run_guest is told with each call which frame it is about; remember that one.',
  'turns.hint-3':
    'msr tpidr_el2 with the frame that run_guest was given, at every entry, before that register is loaded from the frame',
  'turns.register': 'Guest B found {found} in x{n} at its first entry; its frame holds {wanted} at offset {offset}.',
  'turns.sp': 'Guest B found {found} in SP_EL0 at its first entry; its frame holds {wanted} at offset {offset}.',
  'turns.elsewhere': 'Guest A was entered a second time at {pc}; it has to go on after its call, at {wanted}.',
  'turns.other':
    'Guest A went on with what belongs to guest B: x0 is {found}, it has to be {wanted}. Two guests must never see each other.',
  'turns.answer': 'Guest A found {found} in x0 after its call; the host had written {wanted} into its frame.',
  'turns.kept.register': 'Guest A found {found} in x{n} after its call; it had {wanted} in it before.',
  'turns.kept.sp': 'Guest A found {found} in SP_EL0 after its call; it had {wanted} before.',
  'turns.lost': 'The two guests did not both get their second turn.',
};
export default sentences;
