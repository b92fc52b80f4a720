        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0
        isb

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0]
        dsb     sy
        ldr     x1, ={{ram}}
        str     x1, [x0, #8]
        dsb     sy
        isb
        dc      civac, x0
        dsb     sy
        msr     ttbr0_el2, x0
        isb
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        isb
        ldr     x0, ={{tcr}}
        msr     tcr_el2, x0
        isb
        ic      iallu
        dsb     sy
        isb
        tlbi    alle2
        dsb     sy
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d
        dsb     sy
        msr     sctlr_el2, x0
        isb
        dsb     sy
        isb
        bl      hello
        b       .
