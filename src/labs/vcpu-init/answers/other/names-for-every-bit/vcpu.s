        .equ    HCR_FMO, 1 << 3
        .equ    HCR_IMO, 1 << 4
        .equ    HCR_AMO, 1 << 5
        .equ    HCR_TSC, 1 << 19
        .equ    HCR_RW, 1 << 31
        .equ    SCTLR_RES1, 3 << 28 | 3 << 22 | 1 << 20 | 1 << 11
        .equ    SPSR_DAIF, 0xf << 6
        .equ    SPSR_EL1H, 5
        .equ    EL1PCTEN, 1
        .equ    EL1PCEN, 2
        .equ    CPTR_RES1, 0x33ff
        .equ    FRAME_SIZE, 34 * 8
        .equ    FRAME_X, {{regs}}
        .equ    FRAME_ELR, {{elr}}
        .equ    FRAME_SPSR, {{spsr}}
frame   .req    x0
entry   .req    x{{entry}}
tree    .req    x{{tree}}
number  .req    x{{number}}
tmp     .req    x17
        .global vcpu_init
vcpu_init:
        mov     tmp, #0
1:      str     xzr, [frame, tmp]
        add     tmp, tmp, #8
        cmp     tmp, #FRAME_SIZE
        b.lo    1b
        str     tree, [frame, #FRAME_X]
        str     entry, [frame, #FRAME_ELR]
        mov     tmp, #SPSR_DAIF | SPSR_EL1H
        str     tmp, [frame, #FRAME_SPSR]
        ldr     tmp, =HCR_RW | HCR_TSC | HCR_AMO | HCR_IMO | HCR_FMO
        msr     hcr_el2, tmp
        ldr     tmp, =SCTLR_RES1
        msr     sctlr_el1, tmp
        .irp    register, ttbr0, vbar, cpacr, tpidr
        msr     \register\()_el1, xzr
        .endr
        msr     tpidr_el0, xzr
        mrs     tmp, midr_el1
        msr     vpidr_el2, tmp
        orr     tmp, number, #1 << 31
        msr     vmpidr_el2, tmp
        mov     tmp, #EL1PCTEN | EL1PCEN
        msr     cnthctl_el2, tmp
        msr     cntvoff_el2, xzr
        mov     tmp, #CPTR_RES1
        msr     cptr_el2, tmp
        ret
