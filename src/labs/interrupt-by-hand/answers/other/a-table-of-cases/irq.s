// One path for both modes: the flag in GICC_CTLR says which.
        .global open, irq, open_apart, irq_apart
        .set    IT, {{intid}}

open:   mov     w0, #{{mask}}
        str     w0, [x27, #4]
        ldr     w0, =~(1 << IT)
        ldr     w1, [x26, #0x80]
        and     w1, w1, w0
        str     w1, [x26, #0x80]
        add     x1, x26, #(0x400 + IT)
        mov     w0, #{{priority}}
        strb    w0, [x1]
        ldr     w0, [x26, #0x100]
        orr     w0, w0, #(1 << IT)
        str     w0, [x26, #0x100]
        mov     w0, #1
        str     w0, [x26]
        str     w0, [x27]
        ret

open_apart:
        mov     x0, #1
        ldr     w1, [x27]
        orr     w1, w1, w0, lsl #9
        str     w1, [x27]
        ret

irq:
irq_apart:
        sub     sp, sp, #32
        str     x30, [sp]
        ldr     w0, [x27, #0x0c]
        str     w0, [sp, #8]
        and     w0, w0, #0x3ff
        sub     w1, w0, #1020
        cmp     w1, #3
        b.ls    8f
        ldr     w1, [x27]
        tbz     w1, #9, 1f
        bl      drop
        cmp     w0, #IT
        b.ne    1f
        msr     daifclr, #2
        isb
        blr     x28
        msr     daifset, #2
1:      ldr     w0, [sp, #8]
        and     w0, w0, #0x3ff
        cmp     w0, #IT
        b.eq    2f
        add     x20, x20, #1
        b       3f
2:      add     x19, x19, #1
        msr     {{ctl}}, xzr
        isb
3:      ldr     w1, [x27]
        tbnz    w1, #9, 4f
        bl      drop
        b       8f
4:      ldr     w2, [sp, #8]
        add     x1, x27, #1, lsl #12
        str     w2, [x1]
8:      ldr     x30, [sp]
        add     sp, sp, #32
        ret
drop:   ldr     w2, [sp, #8]
        str     w2, [x27, #0x10]
        ret
