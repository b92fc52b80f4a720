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
        dsb     sy
        tlbi    alle2
        dsb     sy
        isb
        mrs     x0, sctlr_el2
        ldr     x1, =0x30c50830
        orr     x0, x0, x1
        orr     x0, x0, #(1 << 12)      // I
        orr     x0, x0, #0b1100         // C, SA
        bic     x0, x0, #0b0010         // A
        orr     x0, x0, #1              // M
        msr     sctlr_el2, x0
        isb
        bl      hello
        b       .
