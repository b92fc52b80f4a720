        .equ    MODE_EL1H, 0b0101
        .equ    PSR_F, 1 << 6
        .equ    PSR_I, 1 << 7
        .equ    PSR_A, 1 << 8
        .equ    PSR_D, 1 << 9

        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        ldr     x0, ={{hcr}}
        msr     hcr_el2, x0

        mov     x0, #MODE_EL1H
        .irp    bit, PSR_F, PSR_I, PSR_A, PSR_D
        .if     {{spsr}} & \bit
        orr     x0, x0, #\bit
        .endif
        .endr
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0
        eret
