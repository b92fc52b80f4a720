// 两台 VM，各有一个 VCpu，在同一个核上；用的是同一个镜像。
// 读到的东西在 `said` 处：w2，问题的编号在 x28 里。
// 虚拟中断从来不进向量：客户机自己去看 GICC_IAR。
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    UART, 0x09000000
        .set    ISENABLER, 0x100
        .set    ICENABLER, 0x180
        .set    ISACTIVER, 0x300
        .set    IPRIORITYR, 0x400
        .set    NONE, 1023
        .set    TIMER, {{intid}}
        .set    FIRST, {{first}}        // 两个定时器中更紧急的那个
        .set    SECOND, 57 - FIRST

        .macro  set offset, value
        ldr     w1, =\value
        str     w1, [x19, #(\offset)]
        .endm
        .macro  set_byte offset, value
        mov     w1, #\value
        strb    w1, [x19, #(\offset)]
        .endm
        // 一个私有中断是不是活跃的。
        .macro  active number, intid
        ldr     w2, [x19, #ISACTIVER]
        ubfx    w2, w2, #\intid, #1
        mov     x28, #\number
        bl      said
        .endm
        // 读一次 GICC_IAR，或者读到有中断来（不会一直等）。以及结束它。
        .macro  take number
        ldr     w2, [x20, #0xc]
        mov     x28, #\number
        bl      said
        mov     w21, w2
        .endm
        .macro  await number
        mov     x28, #\number
        bl      waits
        mov     w21, w2
        .endm
        .macro  end
        str     w21, [x20, #0x10]
        .endm
        // 定时器将要到期，或者不再到期。
        .macro  due
        mrs     x1, cntvct_el0
        ldr     x2, ={{delay}}
        add     x1, x1, x2
        msr     cnt{{timer}}_cval_el0, x1
        mov     x1, #1
        msr     cnt{{timer}}_ctl_el0, x1
        isb
        .endm
        .macro  quiet
        msr     cnt{{timer}}_ctl_el0, xzr
        isb
        .endm
        .macro  let level
        mov     w1, #\level
        str     w1, [x20, #4]           // GICC_PMR
        .endm

        .global _start, said, spun, received, heard
_start: ldr     x1, =neighbour
        tbz     x0, #29, 1f             // VM 1 的设备树在 0x50000000
        ldr     x1, =linked
1:      br      x1
        .ltorg
begin:  ldr     x19, =GICD
        ldr     x20, =GICC
        ldr     x22, =UART
        mov     w1, #1
        str     w1, [x19]               // GICD_CTLR
        str     w1, [x20]               // GICC_CTLR
        let     0xf0
        set     ISENABLER, (1 << 27) | (1 << 30)
        set     ISENABLER + 4, 2        // UART，33
        ret

// 1. 来了，又来了。
linked: bl      begin
        due
        await   1
        active  2, TIMER
        quiet
        end
        take    3
        active  4, TIMER
        due
        await   5
        quiet
        end
        due
        await   6
        quiet
        end

// 2. 定时器还在要求时结束，以及不再要求时结束。
        due
        await   10
        end
        await   11
        quiet
        end
        take    12

// 3. 没有人看：在 CPU 接口上、在定时器上、在分发器上。
        let     0
        due
        bl      spins
        mov     x28, #20
        bl      spun
        let     0xf0
        await   21
        quiet
        end
        mov     x1, #3                  // IMASK
        msr     cnt{{timer}}_ctl_el0, x1
        isb
        bl      spins
        take    22
        quiet
        set     ICENABLER, 1 << TIMER
        due
        bl      spins
        take    23
        set     ISENABLER, 1 << TIMER
        await   24
        quiet
        end

// 4. 软件设为挂起的中断：两个、三个、四个、五个在等。
        set     ISENABLER + 4, 0x1f00   // 40 to 44
        let     0
        set     0x204, 0x100            // GICD_ISPENDR
        set     0x204, 0x200
        set     0x204, 0x400
        set     0x204, 0x800
        set     0x204, 0x1000
        let     0xf0
        mov     w24, #0
        mov     w25, #12
1:      take    60
        add     w24, w24, w21
        end
        active  61, TIMER               // EL2 来看
        subs    w25, w25, #1
        b.eq    2f
        cmp     w21, #NONE
        b.ne    1b
2:      mov     w2, w24
        mov     x28, #62
        bl      said

// 5. 两个定时器。然后是 UART，这时没有谁在核上。
        set_byte IPRIORITYR + FIRST, 0x40
        set_byte IPRIORITYR + SECOND, 0x80
        let     0
        mrs     x1, cntvct_el0
        add     x1, x1, #100
        msr     cntv_cval_el0, x1
        msr     cntp_cval_el0, x1
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        msr     cntp_ctl_el0, x1
        isb
        bl      spins
        let     0xf0
        await   30
        msr     cntv_ctl_el0, xzr
        msr     cntp_ctl_el0, xzr
        end
        await   31
        end
        mov     w1, #0x10
        str     w1, [x22, #0x38]        // UARTIMSC：接收
        bl      sleeps
        mov     x28, #40
        bl      said
        mov     w21, w2
        ldr     w2, [x22]
        and     w2, w2, #0xff
received:
        mov     w1, #0x10
        str     w1, [x22, #0x44]        // UARTICR
        end
stop:   ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

// 邻居有同样的定时器，还有一个模拟 UART。
neighbour:
        bl      begin
        mrs     x1, cntvct_el0          // 另一个在干活时它在睡
        ldr     x2, =60000
        add     x1, x1, x2
        msr     cnt{{timer}}_cval_el0, x1
        mov     x1, #1
        msr     cnt{{timer}}_ctl_el0, x1
        isb
        wfi
        await   50
        quiet
        end
        due
        await   51
        quiet
        end
        take    52
        mov     w1, #0x10
        str     w1, [x22, #0x38]
        bl      sleeps
        mov     x28, #53
        bl      said
        mov     w21, w2
        ldr     w2, [x22]
        and     w2, w2, #0xff
heard:  mov     w1, #0x10
        str     w1, [x22, #0x44]
        end
        take    54
        b       stop

waits:  mov     x12, #80
1:      ldr     w2, [x20, #0xc]
        cmp     w2, #NONE
        b.ne    said
        mov     x11, #32
2:      subs    x11, x11, #1
        b.ne    2b
        subs    x12, x12, #1
        b.ne    1b
said:   ret
spun:   ret

// 在 WFI 里等到有中断来。
sleeps: mov     x12, #20
1:      wfi
        ldr     w2, [x20, #0xc]
        cmp     w2, #NONE
        b.ne    2f
        subs    x12, x12, #1
        b.ne    1b
2:      ret

// 等到设好的定时器到期，再多等一会儿。
spins:  ldr     x11, =2 * {{delay}} + 400
1:      subs    x11, x11, #1
        b.ne    1b
        ret
        .ltorg
