// 两台 VM 都执行它，各占一个核：VM 0 提问，VM 1 回答。
        .set    SHARE, ({{type}} << 8) + {{share}}
        .set    RING, ({{type}} << 8) + {{ring}}
        .set    BELL, {{bell:d}}
        .set    PAGE, 0x1000
        .set    READY, 0xff8            // 页内偏移：VM 1 已就位
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000

        .global _start, early, odd, outside, more, shared, again, beyond
        .global first_try, met, rang, got, finished, stuck
// 谁都不该要到的：每一次都被拒绝。
        .macro  try_odd
        add     x0, x27, #8
        mov     x1, #PAGE
        ldr     x7, =SHARE
        hvc     #0
odd:    nop
        .endm
        .macro  try_outside
        ldr     x0, ={{outside}}
        mov     x1, #PAGE
        ldr     x7, =SHARE
        hvc     #0
outside:
        nop
        .endm
        .macro  try_more
        mov     x0, x27
        ldr     x1, ={{amount}}
        ldr     x7, =SHARE
        hvc     #0
more:   nop
        .endm

_start: mov     x28, #1
        tbz     x0, #29, 1f             // VM 1 的设备树在 0x50000000
        mov     x28, #0
1:      ldr     x1, =linked
        br      x1
linked: ldr     x1, =vectors
        msr     vbar_el1, x1
        isb
        ldr     x0, =GICD
        mov     w1, #1
        str     w1, [x0]                // GICD_CTLR
        mov     w1, #1 << BELL
        str     w1, [x0, #0x100]        // GICD_ISENABLER0
        ldr     x0, =GICC
        mov     w1, #0xf0
        str     w1, [x0, #4]            // GICC_PMR
        mov     w1, #1
        str     w1, [x0]                // GICC_CTLR
        ldr     x27, ={{here0}}         // 这台 VM 想在这里看到共享页
        cbz     x28, 2f
        ldr     x27, ={{here1}}
        bl      nap                     // VM 1 来得晚
2:      mov     x0, #0
        ldr     x7, =RING
        hvc     #0
early:  nop
        .if     {{order}} == 0
        try_odd
        try_more
        try_outside
        .elseif {{order}} == 1
        try_more
        try_outside
        try_odd
        .else
        try_outside
        try_odd
        try_more
        .endif
        mov     x0, x27
        mov     x1, #PAGE
        ldr     x7, =SHARE
        hvc     #0
shared: add     x0, x27, #0x10, lsl #12
        mov     x1, #PAGE
        ldr     x7, =SHARE
        hvc     #0
again:  mov     x9, #0                  // 已发生的中止次数
        add     x1, x27, #PAGE
        ldr     x1, [x1]
        add     x1, x27, #0x10, lsl #12
        ldr     x1, [x1]
beyond: ldr     x20, ={{a}}
        ldr     x21, ={{b}}
        mov     x24, #{{rounds}}
        cbnz    x28, answer

// VM 0：发一条消息，收一个回答，再由它拼出下一条消息。
        mov     x0, #0
        ldr     x7, =RING
        hvc     #0
first_try:
        ldr     x23, =6000
3:      subs    x23, x23, #1
        b.eq    stuck
        ldr     x1, [x27, #READY]
        cbz     x1, 3b
met:    mov     x1, x20
4:      mov     x2, x21
        mov     x0, x27
        bl      send
        bl      check
        bl      listen
        mov     x20, x1
        eor     x21, x2, x1
        subs    x24, x24, #1
        b.ne    4b
        b       finished

// VM 1：回两个字之和，第二个字加上 KEY。
answer: mov     x1, #1
        str     x1, [x27, #READY]
5:      bl      listen
        add     x1, x1, x2
        ldr     x3, ={{key}}
        add     x2, x2, x3
        mov     x0, x27
        bl      send
        bl      check
        subs    x24, x24, #1
        b.ne    5b

finished:
        nop
        b       off
stuck:  nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// send 之后：x0 是 RING 的返回值。
check:  nop
rang:   cbnz    x0, stuck
        ret

// 一直睡到门铃响。
listen: mov     x26, x30
        mov     x23, #32
6:      subs    x23, x23, #1
        b.eq    stuck
        wfi
        mov     x0, x27
        bl      take
        cmp     x0, #BELL
        b.ne    6b
got:    mov     x30, x26
        ret

nap:    mrs     x1, cntvct_el0
        add     x1, x1, #0x300
        msr     cntv_cval_el0, x1
        mov     x1, #3                  // 不要它的中断
        msr     cntv_ctl_el0, x1
7:      mrs     x1, cntv_ctl_el0
        tbz     x1, #2, 7b
        msr     cntv_ctl_el0, xzr
        ret
        .ltorg

// 中止的访问记一次数，然后跳过。
        .balign 2048
vectors:
        .space  0x200
        add     x9, x9, #1
        mrs     x10, elr_el1
        add     x10, x10, #4
        msr     elr_el1, x10
        eret

        .org    0x4000
        .incbin "bell.s"
