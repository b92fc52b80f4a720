// The tables of a guest: 4 KiB pages, IPAs of 39 bits. The image begins at
// 0x40080000, and .org counts from there: level1 is at 0x40081000.
        .global _start, e1, e2, e3
_start: ldr     x0, =0x80023559         // VTCR_EL2: 39 bits, from level 1
        msr     vtcr_el2, x0
        adr     x0, level1
        msr     vttbr_el2, x0
        ldr     x1, =used
        b       .
        .ltorg
        .set    LEAF, 0x7fc             // AF, SH, S2AP, MemAttr

        .org    0x1000
level1: .org    0x1000 + {{o1}}
e1:     .quad   level2 + 3
        .quad   other + 3

        .org    0x2000
level2: .org    0x2000 + {{o2}} - 8
        .quad   other + 3
e2:     .quad   level3 + 3
        .quad   {{block}} + LEAF + 1
        .quad   {{block}} + 0x200000 + LEAF + 1

        .org    0x3000
other:  .org    0x4000
level3: .org    0x4000 + {{o3}} - 8
        .quad   {{page}} + 0x5000 + LEAF + 3
e3:     .quad   {{page}} + LEAF + 3
        .quad   0
        .quad   {{page}} + 0x7000 + LEAF + 3

        .org    0x5000
used:
