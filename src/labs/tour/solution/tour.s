        .global _start
_start:
        mov     x0, #{{a}}
        mov     x1, #{{b}}
        add     x2, x0, x1

        ldr     x3, =0x09000000
        mov     w4, #'H'
        strb    w4, [x3]
        mov     w4, #'i'
        strb    w4, [x3]
        mov     w4, #10
        strb    w4, [x3]

        b       .
