        .text
        .global _start
_start: ldr     x4, =block
        ldr     x5, =page
        ldr     x6, =table
        ldr     x7, =rom
        ldr     x0, ={{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        str     x0, [x4]
        ldr     x0, ={{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        str     x0, [x5]
        ldr     x0, ={{table}} + 3
        str     x0, [x6]
        ldr     x0, ={{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        str     x0, [x7]
        b       .

        .bss
        .balign 8
        .global rom, table, page, block
rom:    .skip   8
table:  .skip   8
page:   .skip   8
block:  .skip   8
