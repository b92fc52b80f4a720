        .global _start
_start:
        adr     x0, state
        ldp     x1, x2, [x0], #16
        ldp     x3, x4, [x0]
        msr     sp_el1, x1
        msr     hcr_el2, x2
        msr     spsr_el2, x3
        msr     elr_el2, x4
        eret

        .balign 8
state:  .quad   stack_top{{down}}
        .quad   {{hcr}}
        .quad   {{spsr}}
        .quad   el1_entry
