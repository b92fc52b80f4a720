// EL2 begins, on the core with number {{core:d}}.
        .global _start, ready, kept
_start: ldr     x0, ={{vbar}}
        msr     vbar_el2, x0
        isb
        ldr     x1, ={{stacks}}         // the stack of core 0 is lowest
        ldr     x2, ={{size}}           // bytes of each
        mov     x3, #{{core:d}}
        madd    x1, x3, x2, x1
        add     x1, x1, x2
        mov     sp, x1
ready:  nop
        hvc     #0                      // EL2 calls itself
        b       .

taken:  sub     sp, sp, #272
        str     x{{n:d}}, [sp, #8 * {{n:d}}]
        mrs     x0, elr_el2
        str     x0, [sp, #256]
kept:   nop
        add     sp, sp, #272
        eret
        .ltorg

        .org    {{org}}                 // from 0x40080000
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
