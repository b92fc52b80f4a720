// Read {{count}} sectors, from byte {{offset}} of the disk on, to
// {{buffer}}. The status goes to {{status}}.
        .global header, table
        .balign 16
header: .word   0xffffffff, 0           // type, reserved
        .quad   0                       // sector
table:  .quad   header                  // 0
        .word   16
        .hword  0, 1                    // flags, next
        .quad   {{buffer}}              // 1
        .word   0
        .hword  0, 2
        .quad   {{status}}              // 2
        .word   1
        .hword  0, 0
