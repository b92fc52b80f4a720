        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0

        mrs     x0, hcr_el2
        ldr     x1, ={{hcr}}
        orr     x0, x0, x1
        orr     x0, x0, #0x38           // IMO, FMO, AMO as well
        msr     hcr_el2, x0

        mov     x0, #{{spsr}}              // {{masked}} masked; EL1h
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0

        eret
