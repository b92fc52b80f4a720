        .global _start
_start: adr     x1, block
        ldr     x0, ={{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        stlr    x0, [x1]
        add     x1, x1, #8
        ldr     x0, ={{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        stlr    x0, [x1]
        adr     x1, table
        ldr     x0, ={{table}} + 3
        stlr    x0, [x1]
        add     x1, x1, rom - table
        ldr     x0, ={{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        stlr    x0, [x1]
        dmb     ish
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
