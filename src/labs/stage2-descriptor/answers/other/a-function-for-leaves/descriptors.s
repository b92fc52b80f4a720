// leaf(x0 = address, x1 = type, x2 = MemAttr, x3 = S2AP, x4 = SH, x5 = XN,
// x6 = where)
leaf:   orr     x0, x0, x1
        orr     x0, x0, x2, lsl #2
        orr     x0, x0, x3, lsl #6
        orr     x0, x0, x4, lsl #8
        orr     x0, x0, x5, lsl #54
        orr     x0, x0, #(1 << 10)
        str     x0, [x6]
        ret
        .global _start
_start: ldr     x0, ={{ram}}
        mov     x1, #1
        mov     x2, #{{attribute1}}
        mov     x3, #3
        mov     x4, #{{sh1}}
        mov     x5, #{{xn1}}
        adr     x6, block
        bl      leaf
        ldr     x0, ={{device}}
        mov     x1, #3
        mov     x2, #{{attribute2}}
        mov     x3, #{{s2ap2}}
        mov     x4, #0
        mov     x5, #1
        adr     x6, page
        bl      leaf
        ldr     x0, ={{rom}}
        mov     x1, #{{rombits}}
        mov     x2, #{{attribute4}}
        mov     x3, #1
        mov     x4, #{{sh4}}
        mov     x5, xzr
        adr     x6, rom
        bl      leaf
        ldr     x0, ={{table}}
        orr     x0, x0, #3
        adr     x6, table
        str     x0, [x6]
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
