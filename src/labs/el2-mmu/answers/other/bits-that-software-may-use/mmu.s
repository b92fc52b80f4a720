        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}} | (0b0101 << 55)
        ldr     x2, ={{ram}} | (0b1010 << 55)
        stp     x1, x2, [x0]
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
