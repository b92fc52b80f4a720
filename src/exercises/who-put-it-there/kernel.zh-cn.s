// 它是一个 Image，从 0x40700000 起记下它被放在哪里、怎么开始：x0、
// 级别和它自己的地址。
        .global _start
_start: b       run
        nop
        .quad   {{offset}}                // text_offset
        .quad   0x1000                  // image_size
        .quad   0, 0, 0, 0              // flags
        .ascii  "ARM\x64"
        .word   0
run:    mov     x9, #0x40700000
        mrs     x1, CurrentEL
        lsr     x1, x1, #2
        adr     x2, _start
        stp     x0, x1, [x9]
        str     x2, [x9, #16]
        b       .
