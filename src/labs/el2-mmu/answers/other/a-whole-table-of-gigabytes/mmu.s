        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}}
        mov     x2, #(1 << 30)
        mov     x3, #0
1:      str     x1, [x0, x3, lsl #3]    // all are devices
        add     x1, x1, x2
        add     x3, x3, #1
        cmp     x3, #512
        b.lo    1b
        ldr     x1, ={{ram}}            // but for this one
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, ={{mair}}
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
