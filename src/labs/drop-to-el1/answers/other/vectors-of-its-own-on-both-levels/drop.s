        .global _start
_start:
        adr     x0, caught
        msr     vbar_el2, x0
        msr     vbar_el1, x0
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        ldr     x0, ={{hcr}}
        msr     hcr_el2, x0
        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0
        eret
        .ltorg

        .balign 2048
caught: .rept   16
        b       .
        .balign 128
        .endr
