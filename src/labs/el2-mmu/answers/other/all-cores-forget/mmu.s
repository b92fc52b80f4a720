        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0]
        ldr     x1, ={{ram}}
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, ={{tcr}}
        msr     tcr_el2, x0
        dsb     ish
        tlbi    alle2is
        dsb     ish
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb
        ldr     x9, =hello
        blr     x9
        b       .
