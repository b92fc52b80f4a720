// Read {{count}} sectors, from byte {{offset}} of the disk on, to
// {{buffer}}. The status goes to {{status}}.
        .global header, table
        .balign 16
header: .word   0, 0                    // type, reserved
        .quad   {{sector}}              // sector
table:  .quad   header                  // 0
        .word   16
        .hword  1, 1                    // flags, next
        .quad   {{buffer}}              // 1
        .word   {{bytes}}
        .hword  3, 2
        .quad   {{status}}              // 2
        .word   1
        .hword  2, 0
