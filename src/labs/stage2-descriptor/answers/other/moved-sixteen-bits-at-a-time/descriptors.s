        .global _start
_start:
        .set    D, {{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        movz    x0, #(D & 0xffff)
        movk    x0, #((D >> 16) & 0xffff), lsl #16
        movk    x0, #((D >> 32) & 0xffff), lsl #32
        movk    x0, #((D >> 48) & 0xffff), lsl #48
        adrp    x1, block
        str     x0, [x1, #:lo12:block]
        .set    D, {{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        movz    x0, #(D & 0xffff)
        movk    x0, #((D >> 16) & 0xffff), lsl #16
        movk    x0, #((D >> 32) & 0xffff), lsl #32
        movk    x0, #((D >> 48) & 0xffff), lsl #48
        adrp    x1, page
        str     x0, [x1, #:lo12:page]
        .set    D, {{table}} + 3
        movz    x0, #(D & 0xffff)
        movk    x0, #((D >> 16) & 0xffff), lsl #16
        movk    x0, #((D >> 32) & 0xffff), lsl #32
        movk    x0, #((D >> 48) & 0xffff), lsl #48
        adrp    x1, table
        str     x0, [x1, #:lo12:table]
        .set    D, {{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        movz    x0, #(D & 0xffff)
        movk    x0, #((D >> 16) & 0xffff), lsl #16
        movk    x0, #((D >> 32) & 0xffff), lsl #32
        movk    x0, #((D >> 48) & 0xffff), lsl #48
        adrp    x1, rom
        str     x0, [x1, #:lo12:rom]
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
