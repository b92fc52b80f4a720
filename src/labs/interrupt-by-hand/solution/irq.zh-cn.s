// 亲手处理中断，在 EL2。由 board.s 调用；x26 是 GICD，x27 是 GICC。
// 中断进来时，board.s 已经保存了 x0 到 x18、x29 和 x30。
        .set    INTID, {{intid}}                // {{timer}}
        .set    PRIORITY, {{priority}}
        .set    MASK, {{mask}}
        .global open, irq, open_apart, irq_apart

// 1. 有人来过：所有中断都在第 1 组，一个也没有使能，
//    什么都过不了屏蔽。INTID：第 0 组，PRIORITY，使能；
//    其他的保持原样。GICC_PMR：MASK。分发器和 CPU 接口：
//    打开第 0 组，以 IRQ 通知。
open:   ldr     w1, =(1 << INTID)
        ldr     w0, [x26, #0x80]        // GICD_IGROUPR0
        bic     w0, w0, w1
        str     w0, [x26, #0x80]
        mov     w0, #PRIORITY
        strb    w0, [x26, #(0x400 + INTID)]
        str     w1, [x26, #0x100]       // GICD_ISENABLER0
        mov     w0, #1
        str     w0, [x26]               // GICD_CTLR
        mov     w0, #MASK
        str     w0, [x27, #4]           // GICC_PMR
        mov     w0, #1
        str     w0, [x27]               // GICC_CTLR
        ret

// 2. 是哪一个？定时器的：让它停（{{ctl}}），x19 加 1。
//    别的：x20 加 1。两种都要结束。什么都没有：什么都不做。
irq:    ldr     w0, [x27, #0x0c]        // GICC_IAR
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    3f
        cmp     w1, #INTID
        b.ne    1f
        msr     {{ctl}}, xzr
        isb
        add     x19, x19, #1
        b       2f
1:      add     x20, x20, #1
2:      str     w0, [x27, #0x10]        // GICC_EOIR
3:      ret

// 3. EOImode 1，其余照旧。
open_apart:
        ldr     w0, [x27]
        orr     w0, w0, #0x200
        str     w0, [x27]
        ret

//    同 irq，但定时器的要处理很久：优先级下降之后，打开 IRQ，
//    调用地址在 x28 里的函数。再屏蔽 IRQ，让定时器停，
//    x19 加 1，去激活。其间会来另一个。
irq_apart:
        ldr     w0, [x27, #0x0c]
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    3f
        str     w0, [x27, #0x10]
        cmp     w1, #INTID
        b.ne    1f
        stp     x0, x30, [sp, #-16]!
        msr     daifclr, #2
        blr     x28
        msr     daifset, #2
        ldp     x0, x30, [sp], #16
        msr     {{ctl}}, xzr
        isb
        add     x19, x19, #1
        b       2f
1:      add     x20, x20, #1
2:      add     x1, x27, #0x1000
        str     w0, [x1]                // GICC_DIR
3:      ret
