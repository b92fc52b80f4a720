// 编译好的树在 0x41000000。单元都是大端的。
        .global _start
_start: ldr     x1, =0x41000000
        ldr     w0, [x1]                // 0xedfe0dd0
        rev     w0, w0                  // 0xd00dfeed
        b       .
        .ltorg
