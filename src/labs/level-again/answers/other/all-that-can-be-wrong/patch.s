// Whatever of the four it is.
        .global patch
        .set    LR0, 0x08030100
        .set    ENABLE, 0x08000100
        .set    CONTROL, 0x08010000

patch:  ldr     x4, =LR0
        cmp     x0, x4
        b.eq    1f
        ldr     x4, =ENABLE
        cmp     x0, x4
        b.eq    2f
        ldr     x4, =CONTROL
        cmp     x0, x4
        b.ne    4f
        mov     w1, #1
        ret
1:      tst     w1, #0x30000000
        b.eq    4f
        orr     w1, w1, #(1 << 19)
        tbz     w1, #29, 4f
        mov     w5, #(1 << 28)
        bic     w1, w1, w5
        ret
2:      mov     w1, #(1 << 25)
4:      ret
