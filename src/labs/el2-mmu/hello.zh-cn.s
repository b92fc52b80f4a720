// 看一眼页表；MMU 打开时从调用者的页里读一个非对齐的字，
// 就像 memcpy 会做的那样；最后打印 M。
        .global hello, looked, unaligned
hello:  ldr     x2, =level1
        ldp     x3, x4, [x2]
looked: mrs     x2, sctlr_el2
        tbz     x2, #0, 1f
        add     x2, x30, #1
unaligned:
        ldr     w2, [x2]
1:      stp     x29, x30, [sp, #-16]!
        ldr     x2, =0x09000000
        mov     w1, #'M'
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        ldp     x29, x30, [sp], #16
        ret
        .ltorg

        .global vectors
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       .
        .endr

        .bss
        .balign 4096
        .global level1, stack_bottom, stack_top
level1: .skip   4096
stack_bottom:
        .skip   4096
stack_top:
