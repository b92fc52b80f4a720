        .set    BLOCK, 1
        .set    TABLE_OR_PAGE, 3
        .set    NORMAL_WB, 0xf << 2     // MemAttr：外部和内部
        .set    NORMAL_WT, 0xa << 2
        .set    NORMAL_NC, 0x5 << 2
        .set    DEVICE_nGnRnE, 0x0 << 2
        .set    DEVICE_nGnRE, 0x1 << 2
        .set    DEVICE_GRE, 0x3 << 2
        .set    RO, 1 << 6              // S2AP[0]
        .set    WO, 1 << 7              // S2AP[1]
        .set    RW, RO + WO
        .set    NSH, 0 << 8             // SH
        .set    OSH, 2 << 8
        .set    ISH, 3 << 8
        .set    AF, 1 << 10
        .set    EXEC, 0
        .set    XN, 1 << 54
        .set    DEVICE_AT, {{device}}

        .global _start
_start:
        ldr     x0, ={{ram}} + BLOCK
        ldr     x2, ={{memory1}} + RW + {{share1}} + AF + {{execute1}}
        orr     x0, x0, x2
        adr     x1, block
        str     x0, [x1]

        ldr     x0, =DEVICE_AT + TABLE_OR_PAGE
        ldr     x2, ={{memory2}} + {{access2}} + NSH + AF + XN
        orr     x0, x0, x2
        adr     x1, page
        str     x0, [x1]

        ldr     x0, ={{table}} + TABLE_OR_PAGE
        adr     x1, table
        str     x0, [x1]

        ldr     x0, ={{rom}} + {{romtype}}
        ldr     x2, ={{memory4}} + RO + {{share4}} + AF + EXEC
        orr     x0, x0, x2
        adr     x1, rom
        str     x0, [x1]

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
