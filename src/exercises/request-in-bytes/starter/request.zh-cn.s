// 读 {{count}} 个扇区：从磁盘的字节 {{offset}} 起，
// 读到 {{buffer}}。状态写到 {{status}}。
        .global header, table
        .balign 16
header: .word   0xffffffff, 0           // 类型，保留
        .quad   0                       // 扇区
table:  .quad   header                  // 0
        .word   16
        .hword  0, 1                    // flags, next
        .quad   {{buffer}}              // 1
        .word   0
        .hword  0, 2
        .quad   {{status}}              // 2
        .word   1
        .hword  0, 0
