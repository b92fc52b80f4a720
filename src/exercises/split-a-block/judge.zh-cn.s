// 为客户机页表里的一个块调用 split；
// 它返回之后，逐页看第 2 阶段的结果。
        .global _start, done
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023559         // VTCR_EL2: 39 位
        msr     vtcr_el2, x0
        adr     x0, level1
        msr     vttbr_el2, x0
        adr     x0, level2 + {{slot}}
        adr     x1, empty
        bl      split
done:   b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       .
        .endr

        .org    0x1000
level1: .quad   0, level2 + 3
        .org    0x2000
level2: .org    0x2000 + {{slot}}
        .quad   {{word}}
        .org    0x3000
empty:  .org    0x4000
        .byte   0

        .bss
        .balign 16
        .skip   256
stack:
