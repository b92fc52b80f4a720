        .set    READ, 0
        .set    WRITE, 1
attack: .quad   {{s0:d}}, READ, {{wanted}}, {{mine}}
        .quad   {{s0:d}}, WRITE, {{spare}} + 1, 0x70180000 + {{secret}} - 0x40000000
        .quad   {{s0:d}}, READ, {{spare}} + 1, {{mine}}
