        .global _start
_start:
        ldr     x9, =el1_entry
        msr     elr_el2, x9
        mov     w9, #{{spsr}}
        msr     spsr_el2, x9
        ldr     x9, ={{hcr}}
        msr     hcr_el2, x9
        ldr     x9, =stack_top - {{below}}
        msr     sp_el1, x9
        eret
        .ltorg
