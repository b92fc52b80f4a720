// 两台 VM 都执行它。x20 各不相同，由 EL2 设好。
        .set    HOME, 0x40200000
        .set    TAG1, {{tag1}}
        .set    TAG2, {{tag2}}
        .set    KEY, {{key}}

        .global guest, leak
guest:  ldr     x1, =HOME
        mov     x2, #0
1:      add     x3, x20, x2             // 第 n 页：x20 + n
        ldr     x4, ={{salt}}
        stp     x3, x4, [x1]
        add     x1, x1, #1, lsl #12
        add     x2, x2, #1
        cmp     x2, #8
        b.ne    1b
        hvc     #0

        ldr     x1, =HOME
        mov     x2, #0
2:      ldp     x5, x6, [x1]
        add     x3, x20, x2
        cmp     x5, x3
        b.ne    leak
        add     x24, x24, x6
        add     x1, x1, #1, lsl #12
        add     x2, x2, #1
        cmp     x2, #8
        b.ne    2b
        hvc     #0
        b       guest

leak:   nop                             // x1：地址，x5：那里的内容
        hvc     #1
        b       .
        .ltorg
