// All in Group 0, the interrupt far in the future instead of off.
        .global open, irq, open_apart, irq_apart

open:   str     wzr, [x26, #0x80]
        mov     w0, #{{priority}}
        strb    w0, [x26, #(0x400 + {{intid}})]
        mov     w0, #1
        lsl     w1, w0, #{{intid}}
        str     w1, [x26, #0x100]
        str     w0, [x27]
        str     w0, [x26]
        mov     w0, #{{mask}}
        str     w0, [x27, #4]
        dsb     sy
        ret

quiet:  mov     x2, #-1
        lsr     x2, x2, #1
        msr     {{cval}}, x2
        isb
        add     x19, x19, #1
        ret

irq:    mov     x17, x30
        ldr     w0, [x27, #0x0c]
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    3f
        cmp     w1, #{{intid}}
        b.eq    1f
        add     x20, x20, #1
        b       2f
1:      bl      quiet
2:      str     w0, [x27, #0x10]
3:      ret     x17

open_apart:
        mov     w0, #0x201
        str     w0, [x27]
        dsb     sy
        ret

irq_apart:
        ldr     w0, [x27, #0x0c]
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    9f
        stp     x30, x21, [sp, #-16]!
        mov     w21, w0
        str     w21, [x27, #0x10]
        cmp     w1, #{{intid}}
        b.eq    1f
        add     x20, x20, #1
        b       2f
1:      msr     daifclr, #2
        blr     x28
        msr     daifset, #2
        bl      quiet
2:      add     x1, x27, #0x1000
        str     w21, [x1]
        ldp     x30, x21, [sp], #16
9:      ret
