        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0

        mrs     x0, hcr_el2
        mov     x1, #1
        bfi     x0, x1, #31, #1         // RW
        ldr     x2, ={{hcr}}
        orr     x0, x0, x2
        msr     hcr_el2, x0

        mov     x3, xzr
        mov     x1, #{{spsr}} >> 6
        bfi     x3, x1, #6, #4          // D, A, I, F
        mov     x1, #0b0101
        bfxil   x3, x1, #0, #4          // M
        msr     spsr_el2, x3
        adr     x1, el1_entry
        msr     elr_el2, x1
        eret
