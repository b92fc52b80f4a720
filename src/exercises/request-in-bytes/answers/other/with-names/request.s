        .global header, table
        .set    NEXT, 1
        .set    WRITE, 2
        .set    SECTOR, 512
        .balign 16
table:  .quad   header
        .word   16
        .hword  NEXT, 1
        .quad   {{buffer}}
        .word   {{count}} * SECTOR
        .hword  NEXT | WRITE, 2
        .quad   {{status}}
        .word   1
        .hword  WRITE, 7                // no NEXT: this 7 means nothing
header: .quad   0                       // VIRTIO_BLK_T_IN
        .quad   {{offset}} / SECTOR
