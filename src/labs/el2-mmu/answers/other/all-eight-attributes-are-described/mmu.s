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
        ldr     x0, =0x440c080444bb44bb
        ldr     x1, =~(0xff << (8 * {{d}})) & ~(0xff << (8 * {{r}}))
        and     x0, x0, x1
        ldr     x1, ={{mair}}
        orr     x0, x0, x1
        msr     mair_el2, x0
        ldr     x0, ={{tcr}}
        msr     tcr_el2, x0
        isb
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb

        bl      hello
        b       .
