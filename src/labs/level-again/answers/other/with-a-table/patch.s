// Address, what to clear, what to set, and which bits it is about.
        .global patch
patch:  adr     x3, table
1:      ldp     w4, w5, [x3]
        ldp     w6, w7, [x3, #8]
        cbz     w4, 3f
        cmp     w0, w4
        b.ne    2f
        and     w8, w1, w7
        cmp     w8, w7
        b.ne    2f
        bic     w1, w1, w5
        orr     w1, w1, w6
2:      add     x3, x3, #16
        b       1b
3:      ret
        .balign 16
table:  .word   0x08030100, 0, 0x80000, 0x10000000
        .word   0x08030100, 0x10000000, 0, 0x20000000
        .word   0x08000100, 0x04000000, 0x02000000, 0
        .word   0x08010000, 0x200, 1, 0
        .word   0, 0, 0, 0
