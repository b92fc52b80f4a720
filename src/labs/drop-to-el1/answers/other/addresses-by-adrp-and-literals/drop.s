        .global _start
_start:
        adrp    x0, stack_top
        add     x0, x0, :lo12:stack_top
        sub     x0, x0, #{{below}}
        msr     sp_el1, x0

        ldr     x0, ={{hcr}}         // HCR_EL2: RW{{also}}
        msr     hcr_el2, x0

        mov     x0, #{{spsr}}              // {{masked}} masked; EL1h
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0

        eret
