// 有两个 VCpu 的客户机。读到的东西在 `said` 处：w2，问题的编号在 x28 里。
// 它的中断由软件设为挂起，
// 从 GICC_IAR 到 GICC_EOIR 之间什么也不陷入。
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    ISENABLER, 0x100
        .set    ISPENDR, 0x200
        .set    ISACTIVER, 0x300
        .set    IPRIORITYR, 0x400
        .set    ICFGR, 0xc00
        .set    SGIR, 0xf00
        .set    NONE, 1023
        .set    BASE, {{base}}          // 八个共享中断中的第一个
        .set    ALL, 8
        .set    DEEP, 6                 // 一层打断一层的处理程序有这么多

        .macro  look number, offset
        ldr     w2, [x19, #(\offset)]
        mov     x28, #\number
        bl      said
        .endm
        .macro  set offset, value
        ldr     w1, =\value
        str     w1, [x19, #(\offset)]
        .endm
        .macro  await number
        mov     x28, #\number
        bl      waits
        mov     w21, w2
        .endm
        .macro  end
        str     w21, [x20, #0x10]
        .endm
        .macro  let level
        mov     w1, #\level
        str     w1, [x20, #4]           // GICC_PMR
        .endm
        .macro  flag n
        mov     x11, #1
        str     x11, [x10, #\n]
        .endm
        .macro  until n
        mov     x12, #\n
        bl      flagged
        .endm
        .set    ONE_HAS_SENT, 0
        .set    SENT, 8
        .set    ONE_HAS_TAKEN, 16

        .global _start, said, more, deeper, ended, finished
_start: ldr     x1, =linked
        br      x1
        .ltorg
begin:  ldr     x10, =flags
        ldr     x19, =GICD
        ldr     x20, =GICC
        mov     w1, #1
        str     w1, [x19]               // GICD_CTLR
        str     w1, [x20]               // GICC_CTLR
        let     0xf0
        ret

linked: bl      begin
        look    1, 0x008                // GICD_IIDR
        set     ISENABLER + 4, 0xff << (BASE - 32)
        mov     w3, #0x80               // 越靠后越紧急
        ldr     x4, =GICD + IPRIORITYR + BASE
        mov     x5, #0
1:      strb    w3, [x4, x5]
        sub     w3, w3, #0x10
        add     x5, x5, #1
        cmp     x5, #ALL
        b.lo    1b

// 1. 八个在等。应答它们的一路上从不让出核给 EL2。
        let     0
        set     ISPENDR + 4, 0xff << (BASE - 32)
        let     0xf0
        mov     x24, #0
2:      await   10
more:   nop                             // w21，第 x24 个
        end
        add     x24, x24, #1
        cmp     x24, #ALL
        b.lo    2b
        await   18
        mov     x11, #1000              // 这时 EL2 不该有事
3:      subs    x11, x11, #1
        b.ne    3b

// 2. 每个打断前一个；全都同时活跃。
        mov     x24, #0
4:      mov     w1, #1
        add     x5, x24, #(BASE - 32)
        lsl     w1, w1, w5
        str     w1, [x19, #(ISPENDR + 4)]
        await   20
deeper: nop
        add     x24, x24, #1
        cmp     x24, #DEEP
        b.lo    4b
        look    21, ISACTIVER + 4
5:      sub     x24, x24, #1
        add     w21, w24, #BASE
        end
        ldr     w2, [x20, #0x14]        // GICC_RPR
ended:  cbnz    x24, 5b
        look    22, ISACTIVER + 4
        set     ISPENDR + 4, 1 << (BASE - 32)
        await   23
        end

// 3. 处理程序正在干活，又来了一个边沿。
        set     ICFGR + 8, 0xaaaaaaaa
        set     ICFGR + 12, 0xaaaaaaaa
        set     ISPENDR + 4, 1 << (BASE - 32)
        await   30
        set     ISPENDR + 4, 1 << (BASE - 32)
        look    31, ISPENDR + 4
        ldr     w2, [x20, #0xc]
        mov     x28, #32
        bl      said
        end
        await   33
        end
        await   34

// 4. 一个 SGI，两个发送者。
        ldr     x0, =0xc4000003         // PSCI CPU_ON
        mov     x1, #1
        ldr     x2, =one
        hvc     #0
        let     0
        until   ONE_HAS_SENT
        set     SGIR, (2 << 24) | {{sgi}}
        look    40, ISPENDR
        let     0xf0
        await   41
        mov     w24, w21
        end
        await   42
        add     w24, w24, w21
        end
        await   43
        mov     w2, w24
        mov     x28, #44
        bl      said
        set     SGIR, (2 << 16) | {{other}}
        flag    SENT
        until   ONE_HAS_TAKEN
finished:
        nop
stop:   wfi
        b       stop
        .ltorg

one:    bl      begin
        set     SGIR, (1 << 16) | {{sgi}}
        flag    ONE_HAS_SENT
        until   SENT
        await   45
        end
        await   46
        flag    ONE_HAS_TAKEN
        b       stop

waits:  mov     x12, #24
1:      ldr     w2, [x20, #0xc]
        cmp     w2, #NONE
        b.ne    said
        mov     x11, #32
2:      subs    x11, x11, #1
        b.ne    2b
        subs    x12, x12, #1
        b.ne    1b
said:   ret

flagged:
        add     x12, x10, x12
        ldr     x13, =8000
1:      subs    x13, x13, #1
        b.eq    stop
        ldr     x11, [x12]
        cbz     x11, 1b
        ret
        .ltorg
        .balign 8
flags:  .skip   64
