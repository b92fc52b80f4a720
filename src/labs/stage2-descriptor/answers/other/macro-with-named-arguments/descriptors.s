        .macro  store label, address, type, attr=0, s2ap=0, sh=0, af=1, xn=0
        ldr     x3, =(\address) + (\type) + ((\attr) << 2) + ((\s2ap) << 6) + ((\sh) << 8) + ((\af) << 10) + ((\xn) << 54)
        adr     x4, \label
        str     x3, [x4]
        .endm
        .global _start
_start: store   block, {{ram}}, 1, {{attribute1}}, 3, {{sh1}}, 1, {{xn1}}
        store   page, {{device}}, 3, {{attribute2}}, {{s2ap2}}, xn=1
        store   table, {{table}}, 3, af=0
        store   rom, {{rom}}, {{rombits}}, {{attribute4}}, 1, {{sh4}}
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
