        .global _start
_start:
        adr     x9, _start              // the RAM below is nobody's
        mov     sp, x9
        mov     w4, #10
        str     x4, [sp, #-16]!
        mov     w4, #'{{second}}'
        str     x4, [sp, #-16]!
        mov     w4, #'{{first}}'
        str     x4, [sp, #-16]!
        mov     x3, #0x09000000
        mov     x9, #3
1:      ldr     x4, [sp], #16
        strb    w4, [x3]
        sub     x9, x9, #1
        cbnz    x9, 1b

        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, w{{q}}, uxtw
        adr     x9, here
here:   ret     x9
