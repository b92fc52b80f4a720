// 一个有三个 VCpu 的客户机，和一个邻居：两台 VM 用同一个镜像。
// 每个回答都出现在 said 处：x0 已按符号扩展，
// x28 是问题的编号。
        .set    CPU_OFF,     0x84000002
        .set    CPU_ON,      0x84000003
        .set    CPU_ON64,    0xc4000003
        .set    AFFINITY,    0x84000004
        .set    SYSTEM_OFF,  0x84000008
        .set    SYSTEM_RESET, 0x84000009
        .set    ROUNDS, 0x43000000      // 镜像之后的 RAM：
                                        // 复位不碰它

        // 第 number 问；回答在 x0。
        .macro  ask number, function, a=0, b=0, c=0
        ldr     x0, =\function
        ldr     x1, =\a
        ldr     x2, =\b
        ldr     x3, =\c
        mov     x28, #\number
        bl      call
        .endm
        // 直到核 a 的 AFFINITY_INFO 是 OFF；不会一直等。
        .macro  until_off number, a
        mov     x27, #20
1:      ldr     x0, =AFFINITY
        mov     x1, #\a
        mov     x2, #0
        {{conduit}}     #0
        sxtw    x0, w0
        cmp     x0, #1
        b.eq    2f
        sub     x27, x27, #1
        cbnz    x27, 1b
2:      mov     x28, #\number
        bl      said
        .endm
        .macro  set flag
        mov     x11, #1
        str     x11, [x10, #\flag]
        .endm
        // 直到别的 VCpu 置了标志；不会一直等。
        .macro  wait flag
        ldr     x12, =4000
1:      sub     x12, x12, #1
        cbz     x12, stuck
        ldr     x11, [x10, #\flag]
        cbz     x11, 1b
        .endm
        // 同上，但核是共用的：WFE 把核让出去。
        .macro  give_way flag
        mov     x12, #30
1:      sub     x12, x12, #1
        cbz     x12, stuck
        wfe
        ldr     x11, [x10, #\flag]
        cbz     x11, 1b
        .endm
        .set    ONE_IS_THERE, 0
        .set    FIRST_ASKED,  8
        .set    BOTH_ASKED,   16
        .set    TWO_IS_THERE, 24
        .set    ONE_GOES,     32
        .set    ZERO_ASKED,   40
        .set    TWO_GOES,     48

        .global _start, said, began, slept, one, two, again, survivor, home
        .global ender, returned, outlived, woke, stuck
_start: ldr     x1, =neighbour
        tbz     x0, #29, 1f             // VM 1 的设备树在 0x50000000
        ldr     x1, =linked
1:      br      x1
linked: ldr     x10, =flags
        ldr     x20, =ROUNDS
        ldr     x21, [x20]
        add     x21, x21, #1
        str     x21, [x20]
        ldr     x1, =0x08000104         // GICD_ISENABLER1：UART 的 SPI，
        mov     w2, #2                  // 板子上的这个中断归这台 VM
        str     w2, [x1]
began:  cmp     x21, #2
        b.eq    second_round
        b.hi    stuck

        // 提供了什么。
        ldr     x19, =questions
1:      ldr     x28, [x19], #8
        cbz     x28, sleep
        ldp     x0, x1, [x19], #16
        ldp     x2, x3, [x19], #16
        bl      call
        b       1b

        // CPU_SUSPEND，直到虚拟定时器到期。
sleep:  mrs     x1, cntvct_el0
        ldr     x2, ={{nap}}
        add     x1, x1, x2
        msr     cntv_cval_el0, x1
        mov     x1, #3                  // 中断被屏蔽
        msr     cntv_ctl_el0, x1
        isb
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        mov     x26, #0
1:      add     x26, x26, #1
        cmp     x26, #40
        b.hs    2f
        ldr     x0, ={{suspend}}
        mov     x1, #0
        {{conduit}}     #0
        mrs     x1, cntv_ctl_el0
        tbz     x1, #2, 1b
2:      sxtw    x0, w0
slept:  nop
        ask     40, {{suspend}}, {{reserved}}
        msr     cntv_ctl_el0, xzr

        // 启动 VCpu 1。然后 VCpu 0 和 1 都要启动 VCpu 2；
        // 它和 VCpu 1 同核，VCpu 1 不让就开始不了。
        ask     41, CPU_ON64, 1, one, {{context1}}
        wait    ONE_IS_THERE
        .if     {{first}} == 1
        wait    FIRST_ASKED
        .endif
        ask     42, CPU_ON, 0xffffffff00000002, two + 0x100000000, {{wide}}
        .if     {{first}} == 0
        set     FIRST_ASKED
        .endif
        ask     43, AFFINITY, 0xffffffff00000002
        set     BOTH_ASKED
        wait    TWO_IS_THERE
        ask     44, CPU_ON64, 2, again
        ask     45, AFFINITY, 2
        set     ZERO_ASKED
        wait    TWO_GOES
        until_off 50, 2
        until_off 51, 1
        ask     52, CPU_ON64, 2, again, {{context3}}
        ldr     x0, =CPU_OFF            // 第一个核也可以走
        {{conduit}}     #0
        mov     x28, #0
        b       returned

one:    ldr     x10, =flags
        set     ONE_IS_THERE
        .if     {{first}} == 0
        wait    FIRST_ASKED
        .endif
        ask     46, CPU_ON64, 2, two, {{context2}}
        ask     47, AFFINITY, 2
        .if     {{first}} == 1
        set     FIRST_ASKED
        .endif
        wait    BOTH_ASKED
        give_way TWO_IS_THERE
        set     ONE_GOES
        ldr     x0, =CPU_OFF
        {{conduit}}     #0
        mov     x28, #1
        b       returned

two:    ldr     x10, =flags
        set     TWO_IS_THERE
        ask     48, CPU_ON, 2, two
        give_way ONE_GOES
        wfe
        wait    ZERO_ASKED
        mov     x19, #{{context1}}
        set     TWO_GOES
        ldr     x0, =CPU_OFF
        {{conduit}}     #0
        mov     x28, #2
        b       returned

again:  nop                             // VCpu 2，从头来
        until_off 53, 0
        ask     54, CPU_ON64, 1, survivor, {{context2}}
        ldr     x0, =CPU_OFF
        {{conduit}}     #0
        mov     x28, #2
        b       returned

survivor:
        nop                             // VCpu 1，独自一个
        until_off 55, 2
        ask     56, CPU_ON64, 0, home, {{context1}}
        ldr     x12, =6000
1:      sub     x12, x12, #1
        cbnz    x12, 1b
        mov     x28, #1
        b       outlived

home:   ldr     x0, =SYSTEM_RESET       // VCpu 0，此时 VCpu 1 还在
        {{conduit}}     #0
        mov     x28, #3
        b       returned

        // 复位之后：一切和最初一样。
second_round:
        ask     60, AFFINITY, 1
        ask     61, AFFINITY, 2
        ask     62, CPU_ON64, {{last}}, ender, {{context3}}
        ldr     x12, =6000
1:      sub     x12, x12, #1
        cbnz    x12, 1b
        mov     x28, #2
outlived:
        b       stuck

ender:  ldr     x0, =SYSTEM_OFF
        {{conduit}}     #0
        mov     x28, #4
returned:
        b       stuck
stuck:  b       .

call:   {{conduit}}     #0
        sxtw    x0, w0
said:   ret

        // VM 1 一直睡到 VM 0 早已不在。
neighbour:
        mrs     x1, cntvct_el0
        add     x1, x1, #0x400, lsl #12
        msr     cntv_cval_el0, x1
        mov     x1, #1
        msr     cntv_ctl_el0, x1
1:      wfi
        mrs     x1, cntv_ctl_el0
        tbz     x1, #2, 1b
        msr     cntv_ctl_el0, xzr
woke:   ldr     x0, =SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

        // 编号、功能、三个参数。
        .macro  question number, function, a=0, b=0, c=0
        .quad   \number, \function, \a, \b, \c
        .endm
        .macro  about_offer
        question 1, 0x84000000
        question 2, 0xc4000000
        question 3, 0x84000006
        question 4, {{unknown}}
        .endm
        .macro  about_features
        question 10, 0x8400000a, 0x84000000
        question 11, 0x8400000a, 0x8400000a
        question 12, 0x8400000a, 0xc4000003
        question 13, 0x8400000a, {{narrow}}
        question 18, 0x8400000a, 0x80000000
        .endm
        .macro  about_suspend
        question 14, 0x8400000a, {{suspend}}
        .endm
        .macro  about_others
        question 15, 0x8400000a, 0x84000006
        question 16, 0x8400000a, {{unknown}}
        question 17, 0x8400000a, {{nowide}}
        .endm
        .macro  about_cores
        question 20, AFFINITY, 2
        question 21, 0xc4000004, 0
        question 22, AFFINITY, {{nobody}}
        question 23, AFFINITY, 0, {{level}}
        question 30, CPU_ON, {{nobody}}, one
        question 31, CPU_ON64, 0x100000001, one
        question 32, CPU_ON, 1, one + {{odd}}
        question 33, CPU_ON64, 1, {{hole}}
        question 34, CPU_ON, 1, 0x09000000
        question 35, CPU_ON64, 0, one
        question 24, AFFINITY, 1
        .endm
        .balign 8
questions:
        .if     {{order}} == 0
        about_offer
        about_features
        about_suspend
        about_others
        about_cores
        .elseif {{order}} == 1
        about_cores
        about_others
        about_offer
        about_features
        about_suspend
        .else
        about_suspend
        about_others
        about_cores
        about_features
        about_offer
        .endif
        .quad   0
flags:  .skip   64
