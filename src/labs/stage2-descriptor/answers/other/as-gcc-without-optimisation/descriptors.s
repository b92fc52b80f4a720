        .global _start
_start: ldr     x0, =stack
        mov     sp, x0
        stp     x29, x30, [sp, #-32]!
        mov     x29, sp
        ldr     x0, ={{ram}} + 1 + ({{attribute1}} << 2) + (3 << 6) + ({{sh1}} << 8) + (1 << 10) + ({{xn1}} << 54)
        str     x0, [sp, #24]
        adrp    x0, block
        add     x0, x0, :lo12:block
        ldr     x1, [sp, #24]
        str     x1, [x0]
        ldr     x0, ={{device}} + 3 + ({{attribute2}} << 2) + ({{s2ap2}} << 6) + (1 << 10) + (1 << 54)
        str     x0, [sp, #24]
        adrp    x0, page
        add     x0, x0, :lo12:page
        ldr     x1, [sp, #24]
        str     x1, [x0]
        ldr     x0, ={{table}} + 3
        str     x0, [sp, #24]
        adrp    x0, table
        add     x0, x0, :lo12:table
        ldr     x1, [sp, #24]
        str     x1, [x0]
        ldr     x0, ={{rom}} + {{rombits}} + ({{attribute4}} << 2) + (1 << 6) + ({{sh4}} << 8) + (1 << 10)
        str     x0, [sp, #24]
        adrp    x0, rom
        add     x0, x0, :lo12:rom
        ldr     x1, [sp, #24]
        str     x1, [x0]
.L2:    b       .L2

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0

        .bss
        .balign 16
        .skip   1024
stack:
