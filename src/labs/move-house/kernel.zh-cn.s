// 内核，像 Image 里的那样。它的头部会这样写：
//   text_offset {{offset}}, image_size {{image}}
// 它以为自己放在 2 MiB 的边界上，再加 text_offset。
        .set    OFFSET, {{offset}}
        .set    IMAGE, {{image}}
        .global kernel, kernel_end

kernel: adr     x1, kernel              // 它在哪里
        lsr     x2, x1, #21
        lsl     x2, x2, #21
        ldr     x9, =OFFSET
        add     x2, x2, x9              // 它以为自己在哪里
        .rept   {{pad}}
        nop
        .endr
// 它的 BSS，从文件末尾到 image_size。
        adr     x9, kernel_end
        sub     x9, x9, x1
        add     x9, x2, x9
        ldr     x10, =IMAGE
        add     x10, x2, x10
1:      str     xzr, [x9], #8
        cmp     x9, x10
        b.lo    1b
// 它的设备树。
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
        sub     x5, x13, x12            // 设备树说的 initrd 字节数
        mov     x4, #0
        cmp     x5, #0x2000             // 这里的 initrd 没有更长的
        b.hi    3f
// initrd 各字之和。
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
