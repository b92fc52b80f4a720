// run_guest(x{{pointer}} = context frame): enters the guest, and returns when it traps,
// with ESR_EL2 in x0. To its caller it is a function like any other: x19 to x29
// and SP are afterwards what they were before.
//   The frame has x0 to x30 from REGS on, SP_EL0, ELR_EL2 and SPSR_EL2 at:
        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        // 1. The host's x19 to x30 onto the stack;
        //    where the frame is into TPIDR_EL2.

        // 2. ELR_EL2, SPSR_EL2, SP_EL0 and x0 to x30 from the frame, the
        //    register that you load through last. ERET.

        ret

// The guest has trapped: this is where its vector leads.
// SP is as run_guest left it.
guest_exit:
        // 3. Everything into the frame.

        // 4. The host's registers from the stack, ESR_EL2 into x0, and back to
        //    the caller of run_guest.

        b       .
