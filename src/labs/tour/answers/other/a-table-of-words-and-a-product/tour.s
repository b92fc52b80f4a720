        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        mov     x9, #1
        madd    x{{s}}, x{{p}}, x9, x{{q}}      // p * 1 + q
        ldr     x3, =0x09000000
        adr     x10, words
        ldp     w4, w11, [x10]
        ldr     w12, [x10, #8]
        strb    w4, [x3]
        strb    w11, [x3]
        strb    w12, [x3]
stay:   b       stay
        .balign 4
words:  .word   '{{first}}', '{{second}}', '\n'
