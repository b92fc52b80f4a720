        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, top
        mov     sp, x0
        adr     x1, descriptors
        ldr     x0, =level1
        ldp     x2, x3, [x1]
        stp     x2, x3, [x0]
        dsb     sy
        adr     x1, registers
        ldp     x2, x3, [x1], #16
        ldp     x4, x5, [x1]
        msr     mair_el2, x2
        msr     tcr_el2, x3
        msr     ttbr0_el2, x4
        isb
        tlbi    alle2
        dsb     sy
        isb
        msr     sctlr_el2, x5
        isb
        bl      hello
        b       .

        .balign 16
descriptors:
        .quad   {{device}}, {{ram}}
registers:
        .quad   {{mair}}, {{tcr}}, level1, 0x30c5183d
top:    .quad   stack_top
