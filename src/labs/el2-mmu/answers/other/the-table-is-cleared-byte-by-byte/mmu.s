        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        mov     w1, #0
        mov     x2, #4096
        bl      memset
        ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0, #(0 * 8)]
        ldr     x1, ={{ram}}
        str     x1, [x0, #(1 * 8)]
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

memset: cbz     x2, 2f
1:      strb    w1, [x0], #1
        sub     x2, x2, #1
        cbnz    x2, 1b
2:      ret
