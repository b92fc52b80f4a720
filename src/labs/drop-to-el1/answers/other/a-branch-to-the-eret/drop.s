hcr     .req    x10
spsr    .req    x11
entry   .req    x12
stack   .req    x13
        .global _start
_start:
        b       2f
1:      eret
2:      ldr     entry, el1_address
        ldr     stack, stack_address
        sub     stack, stack, #{{below}}
        ldr     w10, hcr_value          // the upper half is 0
        mov     spsr, #{{spsr}}
        msr     elr_el2, entry
        msr     sp_el1, stack
        msr     spsr_el2, spsr
        msr     hcr_el2, hcr
        b       1b
        .balign 8
el1_address:
        .quad   el1_entry
stack_address:
        .quad   stack_top
hcr_value:
        .word   {{hcr}}
