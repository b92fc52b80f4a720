uart    .req    x3
char    .req    w4
        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        cmn     xzr, xzr                // no carry
        adc     x{{s}}, x{{p}}, x{{q}}
        mov     uart, #0x08000000
        orr     uart, uart, #0x01000000
        mov     char, #'{{first}}'
        strb    char, [uart]
        mov     char, #'{{second}}'
        strb    char, [uart, #0]!
        mov     char, #10
        strb    char, [uart], #0
        b       .
