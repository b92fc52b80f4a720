        .set    BLOCK, 1
        .set    TABLE_OR_PAGE, 3
        .set    NORMAL, 0xf << 2        // MemAttr：外部和内部都写回
        .set    DEVICE, 0x1 << 2        // MemAttr：Device-nGnRE
        .set    READ, 1 << 6            // S2AP[0]
        .set    WRITE, 1 << 7           // S2AP[1]
        .set    INNER, 3 << 8           // SH
        .set    AF, 1 << 10
        .set    XN, 1 << 54
        .set    DEVICE_AT, {{device}}

        .global _start
_start:
        ldr     x0, ={{ram}} + BLOCK + NORMAL + READ + WRITE + INNER + AF
        adr     x1, block
        str     x0, [x1]

        ldr     x0, =DEVICE_AT + TABLE_OR_PAGE + DEVICE + READ + WRITE + AF + XN
        adr     x1, page
        str     x0, [x1]

        ldr     x0, ={{table}} + TABLE_OR_PAGE
        adr     x1, table
        str     x0, [x1]

        ldr     x0, ={{rom}} + TABLE_OR_PAGE + NORMAL + READ + INNER + AF
        adr     x1, rom
        str     x0, [x1]

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
