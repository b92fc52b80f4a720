        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}
        ldr     x3, =0x09000000
        .irp    letter, '{{first}}', '{{second}}', 10
        mov     w4, #\letter
        strb    w4, [x3]
        .endr
        b       .
