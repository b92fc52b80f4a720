        .global open, irq, open_apart, irq_apart
        .set    BIT, 1 << {{intid}}

open:   movz    w3, #(BIT >> 16), lsl #16
        ldr     w4, [x26, #0x80]
        and     w5, w4, w3
        eor     w4, w4, w5
        str     w4, [x26, #0x80]
        add     x6, x26, #0x400
        mov     w4, #{{priority}}
        strb    w4, [x6, #{{intid}}]
        str     w3, [x26, #0x100]
        mov     w4, #{{mask}}
        str     w4, [x27, #4]
        mov     w4, #1
        str     w4, [x27]
        str     w4, [x26]
        ret

irq:    ldr     w9, [x27, #0x0c]
        ubfx    w10, w9, #0, #10
        sub     w11, w10, #1020
        cmp     w11, #4
        b.lo    3f
        cmp     w10, #{{intid}}
        cinc    x20, x20, ne
        b.ne    2f
        mov     x12, #2                 // IMASK
        msr     {{ctl}}, x12
        add     x19, x19, #1
2:      str     w9, [x27, #0x10]
3:      ret

open_apart:
        mov     w0, #0x201
        str     w0, [x27]
        ret

irq_apart:
        stp     x29, x30, [sp, #-32]!
        ldr     w9, [x27, #0x0c]
        str     w9, [sp, #16]
        ubfx    w10, w9, #0, #10
        sub     w11, w10, #1020
        cmp     w11, #4
        b.lo    3f
        str     w9, [x27, #0x10]
        cmp     w10, #{{intid}}
        cinc    x20, x20, ne
        b.ne    2f
        msr     daifclr, #2
        blr     x28
        msr     daifset, #2
        mov     x12, #2
        msr     {{ctl}}, x12
        add     x19, x19, #1
2:      ldr     w9, [sp, #16]
        mov     x13, #0x1000
        str     w9, [x27, x13]
3:      ldp     x29, x30, [sp], #32
        ret
