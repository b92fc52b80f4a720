// 目前的内存图：已占用的区间，以及它们所在的 RAM。
        .global _start
_start: b       .
        .balign 8
        .quad   {{kernel}}              // 内核：文件有 {{file}} 字节
        .quad   {{size}}                // image_size
        .quad   {{tree}}              // 设备树
        .quad   0x10000                 // 它的字节数
        .quad   0x40000000              // RAM 开头
        .quad   {{ramEnd}}              // RAM 结尾
