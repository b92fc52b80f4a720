        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        adr     x1, _start
        lsr     x1, x1, #30             // which gigabyte we are in
        lsl     x2, x1, #30
        ldr     x0, =level1
        ldr     x3, ={{ram}} & 0xfff
        orr     x3, x3, x2
        str     x3, [x0, x1, lsl #3]
        ldr     x3, ={{device}}
        bic     x1, x1, x1
        str     x3, [x0, x1, lsl #3]
        msr     ttbr0_el2, x0
        movz    x0, #{{t0sz}}
        movk    x0, #0x8080 + {{ps}}, lsl #16
        orr     x0, x0, #0x3000         // SH0
        orr     x0, x0, #0x0400         // ORGN0
        orr     x0, x0, #0x0100         // IRGN0
        msr     tcr_el2, x0
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, =stack_top
        mov     sp, x0

        isb
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb

        bl      hello
        b       .
