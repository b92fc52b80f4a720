        .global _start
_start: ldr     x2, ={{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        ldr     x3, ={{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        ldr     x4, ={{table}} + 3
        ldr     x5, ={{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        adr     x6, block
        stp     x2, x3, [x6], #16
        stp     x4, x5, [x6]
        b       .
        .ltorg

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
