        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     w{{s}}, w{{p}}, w{{q}}
        mov     w3, #0x09000000
        mov     w4, #'{{first}}'
        strb    w4, [x3]
        mov     w4, #'{{second}}'
        strb    w4, [x3]
        mov     w4, #'\n'
        strb    w4, [x3]
        b       .
