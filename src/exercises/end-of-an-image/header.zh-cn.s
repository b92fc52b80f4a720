// Image 的前 64 个字节，小端。它也可以执行。
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
