        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}

        ldr     x3, =0x09000000

        mov     w4, #0x301
        str     w4, [x3, #0x30]
        mov     w4, #'{{first}}'
        bl      put
        mov     w4, #'{{second}}'
        bl      put
        mov     w4, #'\n'
        bl      put
1:      wfi
        b       1b
put:    ldr     w12, [x3, #0x18]
        tbnz    w12, #5, put
        str     w4, [x3]
        ret
        b       .
