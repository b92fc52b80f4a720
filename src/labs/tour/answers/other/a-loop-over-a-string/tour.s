        .global _start
_start:
        mov     x0, #{{a}}
        mov     x1, #{{b}}
        add     x2, x0, x1


        mov     x3, #0x09000000
        adr     x5, text
1:      ldrb    w4, [x5], #1
        cbz     w4, .
        strb    w4, [x3]
        b       1b
text:   .asciz  "Hi\n"
        b       .
