        // what all leaves have: AF, and that they may be read or written
        .set    LEAF, 1 << 10
        .global _start
_start: adr     x8, block
        mov     x9, #LEAF
        ldr     x0, =({{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)) - LEAF
        add     x0, x0, x9
        str     x0, [x8]
        ldr     x0, =({{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)) - LEAF
        add     x0, x0, x9
        str     x0, [x8, #(page - block)]
        ldr     x0, =({{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)) - LEAF
        add     x0, x0, x9
        str     x0, [x8, #(rom - block)]
        ldr     x0, ={{table}}
        add     x0, x0, #3
        str     x0, [x8, #(table - block)]
        dsb     sy
        isb
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
