// Whatever it was: now all six are right.
        .global patch
patch:  ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
        lsl     x0, x0, #31
        msr     hcr_el2, x0
        ldr     x20, =0x09000000
        mov     w22, #1 << 27
        ret
