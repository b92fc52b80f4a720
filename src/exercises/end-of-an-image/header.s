// The first 64 bytes of an Image, little-endian. It can be executed, too.
        .global _start
_start: b       run                     // code0
        nop                             // code1
        .quad   {{offset}}         // text_offset
        .quad   {{size}}        // image_size
        .quad   {{flags}}             // flags
        .quad   0, 0, 0
        .ascii  "ARM\x64"               // magic
        .word   0
run:    b       .
