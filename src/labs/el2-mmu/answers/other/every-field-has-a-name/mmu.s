        .equ    BLOCK, 0b01
        .equ    AP1, 1 << 6
        .equ    SH_INNER, 3 << 8
        .equ    AF, 1 << 10
        .equ    XN, 1 << 54
        .equ    DEVICE, (XN | AF | AP1 | ({{d}} << 2) | BLOCK)
        .equ    RAM, (0x40000000 | AF | SH_INNER | AP1 | ({{r}} << 2) | BLOCK)
        .equ    MAIR, ((0x04 << ({{d}} * 8)) | (0xff << ({{r}} * 8)))
        .equ    TCR_RES1, (1 << 31) | (1 << 23)
        .equ    TCR, (TCR_RES1 | ({{ps}} << 16) | (3 << 12) | (64 - {{bits:d}}))
        .equ    SCTLR_RES1, 0x30c50830
        .equ    SCTLR_M, 1 << 0
        .equ    SCTLR_C, 1 << 2
        .equ    SCTLR_I, 1 << 12
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, =DEVICE
        ldr     x2, =RAM
        stp     x1, x2, [x0]
        msr     ttbr0_el2, x0
        ldr     x0, =MAIR
        msr     mair_el2, x0
        ldr     x0, =TCR
        msr     tcr_el2, x0
        isb
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =(SCTLR_RES1 | SCTLR_I | SCTLR_C | SCTLR_M)
        msr     sctlr_el2, x0
        isb
        bl      hello
        b       .
