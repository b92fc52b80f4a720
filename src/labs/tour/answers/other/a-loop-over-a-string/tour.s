        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}


        mov     x3, #0x09000000
        adr     x12, text
1:      ldrb    w4, [x12], #1
        cbz     w4, .
        strb    w4, [x3]
        b       1b
text:   .asciz  "{{greeting}}\n"
        b       .
