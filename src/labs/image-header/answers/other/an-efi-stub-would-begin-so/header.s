        .long   0xfa405a4d              // "MZ": ccmp x18, #0, #0xd, pl
        b       start
        .quad   {{offset}}, {{image}}, {{flags}}
        .space  24
        .ascii  "ARM\x64"
        .long   64
