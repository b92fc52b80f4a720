        .global _start
_start:
        ldr     w0, =({{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)) & 0xffffffff
        ldr     w1, =({{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)) >> 32
        adr     x2, block
        str     w0, [x2]
        str     w1, [x2, #4]
        ldr     w0, =({{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)) & 0xffffffff
        ldr     w1, =({{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)) >> 32
        adr     x2, page
        str     w0, [x2]
        str     w1, [x2, #4]
        ldr     w0, =({{table}} + 3) & 0xffffffff
        ldr     w1, =({{table}} + 3) >> 32
        adr     x2, table
        str     w0, [x2]
        str     w1, [x2, #4]
        ldr     w0, =({{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)) & 0xffffffff
        ldr     w1, =({{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)) >> 32
        adr     x2, rom
        str     w0, [x2]
        str     w1, [x2, #4]
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
