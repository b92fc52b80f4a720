        .global _start
_start: adr     x0, ready
        ldp     q0, q1, [x0]
        adr     x0, block
        stp     q0, q1, [x0]
        b       .
        .balign 16
ready:  .quad   {{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54), {{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54), {{table}} + 3, {{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        .balign 16

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
