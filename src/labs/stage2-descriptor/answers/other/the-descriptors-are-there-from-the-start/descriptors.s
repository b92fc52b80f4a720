        .global _start
_start: b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   {{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
page:   .quad   {{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
table:  .quad   {{table}} + 3
rom:    .quad   {{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
