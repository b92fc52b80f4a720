        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        ldr     x0, ={{hcr}}
        msr     hcr_el2, x0

        mov     x0, #{{spsr}} & 0x3c0
        msr     daif, x0                // here as there
        mrs     x1, daif
        orr     x1, x1, #1              // SP_ELx
        mov     x2, #1
        bfi     x1, x2, #2, #2          // M[3:2]: EL1
        msr     spsr_el2, x1
        adr     x0, el1_entry
        msr     elr_el2, x0
        eret
