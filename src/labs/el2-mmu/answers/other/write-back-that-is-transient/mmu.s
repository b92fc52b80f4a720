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
        // 0b01RW: write-back, transient
        ldr     x0, =(0x04 << (8 * {{d}})) | (0x77 << (8 * {{r}}))
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
