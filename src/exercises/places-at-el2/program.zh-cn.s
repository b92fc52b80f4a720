// EL2 的开头，在编号为 {{core:d}} 的核上。
        .global _start, ready, kept
_start: ldr     x0, ={{vbar}}
        msr     vbar_el2, x0
        isb
        ldr     x1, ={{stacks}}         // 核 0 的栈最低
        ldr     x2, ={{size}}           // 每个栈的字节数
        mov     x3, #{{core:d}}
        madd    x1, x3, x2, x1
        add     x1, x1, x2
        mov     sp, x1
ready:  nop
        hvc     #0                      // EL2 调用自己
        b       .

taken:  sub     sp, sp, #272
        str     x{{n:d}}, [sp, #8 * {{n:d}}]
        mrs     x0, elr_el2
        str     x0, [sp, #256]
kept:   nop
        add     sp, sp, #272
        eret
        .ltorg

        .org    {{org}}                 // 从 0x40080000 算起
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
