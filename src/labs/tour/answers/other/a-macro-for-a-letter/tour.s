        .equ    UARTDR, 0x09000000

        .macro  putc char
        mov     w4, #\char
        strb    w4, [x3]
        .endm

        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}

        ldr     x3, =UARTDR
        putc    '{{first}}'
        putc    '{{second}}'
        putc    '\n'
hang:   b       hang
