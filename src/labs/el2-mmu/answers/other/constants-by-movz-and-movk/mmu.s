        .macro  mov64 reg, value
        movz    \reg, #(\value) & 0xffff
        .irp    n, 16, 32, 48
        .if     ((\value) >> \n) & 0xffff
        movk    \reg, #((\value) >> \n) & 0xffff, lsl #\n
        .endif
        .endr
        .endm
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        adrp    x0, stack_top
        add     sp, x0, :lo12:stack_top
        adrp    x0, level1
        add     x0, x0, :lo12:level1
        mov64   x1, {{device}}
        mov64   x2, {{ram}}
        str     x1, [x0], #8
        str     x2, [x0], #-8
        msr     ttbr0_el2, x0
        mov64   x1, {{mair}}
        msr     mair_el2, x1
        mov64   x1, {{tcr}}
        msr     tcr_el2, x1
        isb
        tlbi    alle2
        dsb     sy
        isb
        mov64   x1, 0x30c5183d
        msr     sctlr_el2, x1
        isb
        bl      hello
        b       .
