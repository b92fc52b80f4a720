        .global _start
_start:
        mov     x0, #{{a}}
        mov     x1, #{{b}}
        add     x2, x0, x1

        ldr     x3, =0x09000000

        mov     w4, #0x301
        str     w4, [x3, #0x30]
        mov     w4, #'H'
        bl      put
        mov     w4, #'i'
        bl      put
        mov     w4, #'\n'
        bl      put
1:      wfi
        b       1b
put:    ldr     w5, [x3, #0x18]
        tbnz    w5, #5, put
        str     w4, [x3]
        ret
        b       .
