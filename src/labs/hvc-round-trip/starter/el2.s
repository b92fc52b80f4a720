// EL2. When EL1 executes HVC, answer with x{{reg:d}} {{sign}} {{increment}} in x{{reg:d}}.
// When SMC traps, skip it and leave x{{reg:d}} as it is.
        .global _start
_start:
        // 1. Say where the vectors are.

        ldr     x0, =0x80080000         // HCR_EL2: RW, and TSC (SMC from EL1
                                        // traps to EL2)
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        // 2. Put a branch to your handler into the slot of a synchronous
        //    exception from a lower level in AArch64.

// 3. ESR_EL2.EC tells HVC (0x16) from SMC (0x17). ELR_EL2 is past an HVC, but
//    at a trapped SMC.
handler:
        eret
