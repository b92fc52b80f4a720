// The core starts here, at EL2. Go to el1_entry at EL1, with SP_EL1 as its
// stack pointer and D, A, I and F masked.
        .global _start
_start:
        adr     x0, stack_top
        msr     sp_el1, x0

        // 1. HCR_EL2: EL1 is AArch64.

        // 2. SPSR_EL2: the PSTATE that the return restores.
        //    ELR_EL2: where it goes on.

        // 3. Go.

        b       .

// This is yours to call, not to change: it prints the level that it runs at.
el1_entry:
        mrs     x0, CurrentEL
        lsr     x0, x0, #2
        add     w1, w0, #'0'
        ldr     x2, =0x09000000
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        stp     x0, x1, [sp, #-16]!
        b       .

        .bss
        .balign 16
        .skip   1024
stack_top:
