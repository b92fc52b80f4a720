// EL2 with a stack, page tables and the MMU on.
// Virtual and physical addresses stay equal:
//   0x00000000 to 0x3fffffff   devices   Device-nGnRE, never executed
//   0x40000000 to 0x7fffffff   RAM       Normal, write-back, inner shareable
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}} // level1[0]: block, AP[1], AF, XN
        str     x1, [x0]
        ldr     x1, ={{ram}}       // level1[1]: block, Normal,
                                        // SH inner, AP[1], AF
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, =(0xcc << (8 * {{r}})) // MAIR_EL2: Device, Normal write-back
        msr     mair_el2, x0
        ldr     x0, ={{tcr}}  // TCR_EL2: inner shareable, write-back
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d         // SCTLR_EL2: I, SA, C, M
        msr     sctlr_el2, x0
        isb

        bl      hello
        b       .
