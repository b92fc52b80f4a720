        nop
        b       start
        .quad   {{offset}}
        .quad   ({{image}} + 0xffff) & ~0xffff
        .quad   {{flags}}
        .rept   3
        .quad   0
        .endr
        .byte   'A', 'R', 'M', 0x64
        .long   0
