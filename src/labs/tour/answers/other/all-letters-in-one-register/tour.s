        .global _start
_start: mov     x{{p}}, {{a}}
        mov     x{{q}}, {{b}}
        add     x{{s}}, x{{p}}, x{{q}}

        movz    x3, #0x0900, lsl #16
        movz    w4, #'{{first}}' | ('{{second}}' << 8)
        movk    w4, #10, lsl #16
1:      strb    w4, [x3]
        lsr     w4, w4, #8
        cbnz    w4, 1b
2:      b       2b
