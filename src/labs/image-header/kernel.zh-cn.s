// 一个没有头的内核：它前面的 64 个字节是 header.s。
        .set    TEXT_OFFSET, {{offset}} // 在 2 MiB 对齐的地址之后
        .set    IMAGE_SIZE, {{image}}   // 连同 BSS
        .set    PAGE_KIB, {{kib:d}}
        .set    ANYWHERE, {{anywhere}}  // 0：要靠近 RAM 开头
        .set    MARK, {{mark}}
        .global start, kernel_end

// 它见到的：加载程序留下的一切、自己在哪里、在哪一级。
start:  adr     x4, start
        sub     x4, x4, #64             // 第一个字节在哪里
        mrs     x5, currentel           // 级别，在 [3:2] 位
        mrs     x6, daif
        mrs     x7, sctlr_el1
        tbz     x5, #3, 1f
        mrs     x7, sctlr_el2
1:      ldr     x8, =MARK
        hvc     #1

        .rept   {{pad}}
        nop
        .endr
        lsr     x9, x4, #21             // 它以为自己在哪里
        lsl     x9, x9, #21
        ldr     x10, =TEXT_OFFSET
        add     x10, x9, x10
// BSS：从文件后面到 IMAGE_SIZE。
        adr     x11, kernel_end
        sub     x11, x11, x4
        add     x11, x10, x11
        ldr     x12, =IMAGE_SIZE
        add     x12, x10, x12
2:      str     xzr, [x11], #8
        cmp     x11, x12
        b.lo    2b
        mov     x13, #(PAGE_KIB / 64) << 14
        msr     tcr_el1, x13            // TG0
// 设备树。
        ldr     w1, [x0]
        rev     w1, w1
        ldr     w2, [x0, #4]
        rev     w2, w2
        ldr     x8, =MARK + 1
        hvc     #2
        ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0
        .ltorg
        .balign 8
kernel_end:
