// A kernel as an Image has it. Its header would say:
//   text_offset {{offset}}, image_size {{image}}
// It believes that it was put at a boundary of 2 MiB, plus text_offset.
        .set    OFFSET, {{offset}}
        .set    IMAGE, {{image}}
        .global kernel, kernel_end

kernel: adr     x1, kernel              // where it is
        lsr     x2, x1, #21
        lsl     x2, x2, #21
        ldr     x9, =OFFSET
        add     x2, x2, x9              // where it believes to be
        .rept   {{pad}}
        nop
        .endr
// Its BSS, from behind the file to image_size.
        adr     x9, kernel_end
        sub     x9, x9, x1
        add     x9, x2, x9
        ldr     x10, =IMAGE
        add     x10, x2, x10
1:      str     xzr, [x9], #8
        cmp     x9, x10
        b.lo    1b
// Its tree.
        ldr     w3, [x0]
        rev     w3, w3
        ldr     w12, [x0, #4]
        rev     w12, w12
        ldr     w13, [x0, #8]
        rev     w13, w13
        ldr     w6, [x0, #12]
        rev     w6, w6
        ldr     w7, [x0, #16]
        rev     w7, w7
        sub     x5, x13, x12            // bytes of the initrd, it says
        mov     x4, #0
        cmp     x5, #0x2000             // no initrd here is longer
        b.hi    3f
// The sum of its initrd.
2:      cmp     x12, x13
        b.hs    3f
        ldr     w14, [x12], #4
        add     x4, x4, x14
        b       2b
3:      hvc     #0
        b       .
        .ltorg
        .balign 16
kernel_end:
