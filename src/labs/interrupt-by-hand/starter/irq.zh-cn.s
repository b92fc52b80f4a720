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
open:   ret

// 2. 是哪一个？定时器的：让它停（{{ctl}}），x19 加 1。
//    别的：x20 加 1。两种都要结束。什么都没有：什么都不做。
irq:    ret

// 3. EOImode 1，其余照旧。
open_apart:
        ret

//    同 irq，但定时器的要处理很久：优先级下降之后，打开 IRQ，
//    调用地址在 x28 里的函数。再屏蔽 IRQ，让定时器停，
//    x19 加 1，去激活。其间会来另一个。
irq_apart:
        ret
