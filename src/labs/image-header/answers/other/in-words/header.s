// All as 32-bit words, the low half first.
        .word   0xd503201f              // nop
        b       start
        .word   {{offset}}, 0
        .word   {{image}}, 0
        .word   {{pages}} * 2 + {{anywhere}} * 8, 0
        .word   0, 0, 0, 0, 0, 0
        .word   'A' | 'R' << 8 | 'M' << 16 | 0x64 << 24, 0
