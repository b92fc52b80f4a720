        .macro  set label, bits
        adr     x1, \label
        ldr     x0, [x1]
        ldr     x2, =\bits
        orr     x0, x0, x2
        str     x0, [x1]
        .endm
        .global _start
_start:
        .irp    what, block, page, table, rom
        adr     x1, \what
        ldr     x0, =AT_\what
        str     x0, [x1]
        .endr
        set     block, 1
        set     block, {{attribute1}} << 2
        set     block, 3 << 6
        set     block, {{sh1}} << 8
        set     block, 1 << 10
        set     block, {{xn1}} << 54
        set     page, 3
        set     page, {{attribute2}} << 2
        set     page, {{s2ap2}} << 6
        set     page, 1 << 10 | 1 << 54
        set     table, 3
        set     rom, {{rombits}}
        set     rom, {{attribute4}} << 2
        set     rom, 1 << 6
        set     rom, {{sh4}} << 8
        set     rom, 1 << 10
        b       .
        .set    AT_block, {{ram}}
        .set    AT_page, {{device}}
        .set    AT_table, {{table}}
        .set    AT_rom, {{rom}}
        .ltorg

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
