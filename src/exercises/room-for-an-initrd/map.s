// The map so far: ranges of bytes that are taken, and the RAM around them.
        .global _start
_start: b       .
        .balign 8
        .quad   {{kernel}}              // the kernel; {{file}} bytes of file
        .quad   {{size}}                // image_size
        .quad   {{tree}}              // the tree
        .quad   0x10000                 // bytes of it
        .quad   0x40000000              // RAM begins
        .quad   {{ramEnd}}              // RAM ends
