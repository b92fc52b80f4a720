// A guest. It clears its BSS, asks its tree for its initrd, and reads it out.
        .set    IMAGE_SIZE, 0x8000
        .global head
head:   b       start
        .long   0
        .quad   0, IMAGE_SIZE, 0xa
        .quad   0, 0, 0
        .ascii  "ARM\x64"
        .long   0

start:  mov     x19, x0
        adr     x1, end
        adr     x2, head
        ldr     x3, =IMAGE_SIZE
        add     x2, x2, x3
1:      stp     xzr, xzr, [x1], #16
        cmp     x1, x2
        b.lo    1b
        adr     x1, first
        bl      find
        mov     x20, x2
        adr     x1, last
        bl      find
        mov     x21, x2
        mov     x6, #0x09000000
        adr     x0, hello
2:      ldrb    w7, [x0], #1
        cbz     w7, 3f
        str     w7, [x6]
        b       2b
3:      cmp     x20, x21
        b.hs    4f
        ldrb    w7, [x20], #1
        str     w7, [x6]
        b       3b
4:      ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0

// x1: the name of a property with two cells. x2: their number.
find:   ldr     w3, [x19, #8]           // off_dt_struct
        rev     w3, w3
        add     x3, x19, x3
        ldr     w4, [x19, #12]          // off_dt_strings
        rev     w4, w4
        add     x4, x19, x4
1:      ldr     w5, [x3], #4
        rev     w5, w5
        cmp     w5, #1
        b.eq    3f
        cmp     w5, #3
        b.eq    4f
        cmp     w5, #9
        b.ne    1b
        mov     x2, #0
        ret
3:      ldrb    w6, [x3], #1            // FDT_BEGIN_NODE: a name
        cbnz    w6, 3b
        add     x3, x3, #3
        and     x3, x3, #~3
        b       1b
4:      ldr     w6, [x3], #4            // FDT_PROP: length, name, bytes
        rev     w6, w6
        ldr     w7, [x3], #4
        rev     w7, w7
        mov     x8, x3
        add     x3, x3, x6
        add     x3, x3, #3
        and     x3, x3, #~3
        add     x7, x4, x7
        mov     x9, x1
5:      ldrb    w10, [x7], #1
        ldrb    w11, [x9], #1
        cmp     w10, w11
        b.ne    1b
        cbnz    w10, 5b
        ldr     w2, [x8, #4]
        rev     w2, w2
        ret
        .ltorg
first:  .asciz  "linux,initrd-start"
last:   .asciz  "linux,initrd-end"
hello:  .asciz  "guest: "
        .balign 0x800
end:
