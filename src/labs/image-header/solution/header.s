// The header of the kernel in kernel.s, 64 bytes, in this order:
//   code0, code1, text_offset, image_size, flags, res2 to res4, magic, res5
// The kernel's first instruction has the label start.
        b       start                   // code0
        .long   0                       // code1
        .quad   {{offset}}              // text_offset
        .quad   {{image}}               // image_size, with the BSS
        .quad   {{pages}} << 1 | {{anywhere}} << 3
        .quad   0                       // res2
        .quad   0                       // res3
        .quad   0                       // res4
        .long   0x644d5241              // magic: "ARM", 0x64
        .long   0                       // res5
