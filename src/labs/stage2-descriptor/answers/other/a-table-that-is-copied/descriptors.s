        .global _start
_start: adr     x0, ready
        adr     x1, block
        mov     w2, #4
1:      ldr     x3, [x0], #8
        str     x3, [x1], #8
        subs    w2, w2, #1
        b.ne    1b
        b       .
        .balign 8
ready:  .quad   {{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        .quad   {{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        .quad   {{table}} + 3
        .quad   {{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
