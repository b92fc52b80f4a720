// Two VMs with one VCpu each, on the same core; both have this image. What is
// read is at `said`: w2, with the number of the question in x28. A virtual
// interrupt is never taken: the guest looks at GICC_IAR.
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    UART, 0x09000000
        .set    ISENABLER, 0x100
        .set    ICENABLER, 0x180
        .set    ISACTIVER, 0x300
        .set    IPRIORITYR, 0x400
        .set    NONE, 1023
        .set    TIMER, {{intid}}
        .set    FIRST, {{first}}        // the more urgent of the two timers
        .set    SECOND, 57 - FIRST

        .macro  set offset, value
        ldr     w1, =\value
        str     w1, [x19, #(\offset)]
        .endm
        .macro  set_byte offset, value
        mov     w1, #\value
        strb    w1, [x19, #(\offset)]
        .endm
        // Whether a private interrupt is active.
        .macro  active number, intid
        ldr     w2, [x19, #ISACTIVER]
        ubfx    w2, w2, #\intid, #1
        mov     x28, #\number
        bl      said
        .endm
        // GICC_IAR, once, or until something comes; not for ever. And its end.
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
        // The timer will be due, or is not to be any more.
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
        tbz     x0, #29, 1f             // the tree of VM 1 is at 0x50000000
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
        set     ISENABLER + 4, 2        // the UART, 33
        ret

// 1. It comes, and comes again.
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

// 2. Ended while the timer still asserts its interrupt, and when it does not.
        due
        await   10
        end
        await   11
        quiet
        end
        take    12

// 3. Nobody looks: at the CPU interface, at the timer, at the distributor.
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

// 4. Two wait, then three, four, five, of those that software made pending.
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
        active  61, TIMER               // EL2 looks
        subs    w25, w25, #1
        b.eq    2f
        cmp     w21, #NONE
        b.ne    1b
2:      mov     w2, w24
        mov     x28, #62
        bl      said

// 5. Both timers. Then the UART, while nobody is on the core.
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
        str     w1, [x22, #0x38]        // UARTIMSC: what was received
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

// The neighbour has the same timers, and an emulated UART.
neighbour:
        bl      begin
        mrs     x1, cntvct_el0          // it sleeps while the other one works
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

// In WFI until something comes.
sleeps: mov     x12, #20
1:      wfi
        ldr     w2, [x20, #0xc]
        cmp     w2, #NONE
        b.ne    2f
        subs    x12, x12, #1
        b.ne    1b
2:      ret

// Until a timer that was set is due, and some time longer.
spins:  ldr     x11, =2 * {{delay}} + 400
1:      subs    x11, x11, #1
        b.ne    1b
        ret
        .ltorg
