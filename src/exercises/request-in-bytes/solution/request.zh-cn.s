// 读 {{count}} 个扇区：从磁盘的字节 {{offset}} 起，
// 读到 {{buffer}}。状态写到 {{status}}。
        .global header, table
        .balign 16
header: .word   0, 0                    // 类型，保留
        .quad   {{sector}}              // 扇区
table:  .quad   header                  // 0
        .word   16
        .hword  1, 1                    // flags, next
        .quad   {{buffer}}              // 1
        .word   {{bytes}}
        .hword  3, 2
        .quad   {{status}}              // 2
        .word   1
        .hword  2, 0
