        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        // long sum(long, long): arguments in x10 and x11, result in x10
        mov     x10, x{{p}}
        mov     x11, x{{q}}
        bl      sum
        mov     x{{s}}, x10

        ldr     x3, =0x09000000
        mov     w4, #'{{first}}'
        bl      putc
        mov     w4, #'{{second}}'
        bl      putc
        mov     w4, #10
        bl      putc
        b       .

sum:    add     x10, x10, x11
        ret
putc:   strb    w4, [x3]
        ret
