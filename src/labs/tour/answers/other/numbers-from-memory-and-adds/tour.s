        .global _start
_start:
        ldr     x{{p}}, first
        ldr     x{{q}}, second
        adds    x{{s}}, x{{q}}, x{{p}}
        ldr     x3, uart
        adr     x9, letters
        mov     x10, #0
1:      ldrb    w4, [x9, x10]
        strb    w4, [x3, xzr]
        add     x10, x10, #1
        cmp     x10, #letters_end - letters
        b.ne    1b
        b       .
        .balign 8
first:  .quad   {{a}}
second: .quad   {{b}}
uart:   .quad   0x09000000
letters:
        .byte   '{{first}}', '{{second}}', 10
letters_end:
