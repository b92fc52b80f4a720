        .global _start
_start: adr     x9, block
        ldr     x10, ={{rom}} | {{rombits}} | ({{attribute4}} << 2) | (1 << 6) | ({{sh4}} << 8) | (1 << 10)
        str     x10, [x9, #24]
        ldr     x11, ={{table}} | 3
        str     x11, [x9, #16]
        ldr     x12, ={{device}} | 3 | ({{attribute2}} << 2) | ({{s2ap2}} << 6) | (1 << 10) | (1 << 54)
        str     x12, [x9, #8]
        ldr     x13, ={{ram}} | 1 | ({{attribute1}} << 2) | (3 << 6) | ({{sh1}} << 8) | (1 << 10) | ({{xn1}} << 54)
        str     x13, [x9, #0]
1:      wfi
        b       1b

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
