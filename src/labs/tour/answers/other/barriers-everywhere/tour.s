        .global _start
_start:
        msr     daifset, #0xf           // nobody disturbs us
        isb
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        isb
        add     x{{s}}, x{{p}}, x{{q}}
        isb
        ldr     x3, =0x09000000
        dsb     sy
        mov     w4, #'{{first}}'
        strb    w4, [x3]
        dsb     sy
        isb
        mov     w4, #'{{second}}'
        strb    w4, [x3]
        dsb     sy
        isb
        mov     w4, #10
        strb    w4, [x3]
        dsb     sy
        isb
        dmb     ish
        b       .
