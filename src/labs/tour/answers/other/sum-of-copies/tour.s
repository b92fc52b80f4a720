        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        mov     x{{s}}, x{{p}}          // s = p; s += q;
        add     x{{s}}, x{{s}}, x{{q}}
        ldr     x3, =0x09000000
        mov     w4, #'{{first}}'
        str     w4, [x3]
        mov     w4, #'{{second}}'
        str     w4, [x3]
        mov     w4, #10
        str     w4, [x3]
        b       .
