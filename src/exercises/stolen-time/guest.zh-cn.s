// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。它们共用一个核，还有一页用来约时间。
        .set    FEATURES, 0xc5000020    // PV_TIME_FEATURES, DEN 0057
        .set    ST, 0xc5000021          // PV_TIME_ST
        .set    PLACE, {{page}} + {{offset}}
        .set    NAP, 20000

        .set    SHARED, 0x60800000
        .set    TURN, 0
        .set    WAKES, 8                // VM b 什么时候醒

        .macro  call function, argument=0
        ldr     x0, =\function
        ldr     x1, =\argument
        {{conduit}}     #0
        .endm
        // 睡到某个计数：WFI 陷入 EL2。
        .macro  until due
        msr     cntv_cval_el0, \due
        mov     x9, #1
        msr     cntv_ctl_el0, x9
        isb
        wfi
        msr     cntv_ctl_el0, xzr
        .endm
        // ERET 会留下一个事件（Arm ARM D1.16.1）：
        // 第二个 WFE 才真的要等。
        .macro  give_way
        wfe
        wfe
        .endm
        .macro  wait turn
1:      ldr     x11, [x10, #TURN]
        cmp     x11, #\turn
        b.hs    2f
        give_way
        b       1b
2:      nop
        .endm
        .macro  turn n
        mov     x11, #\n
        str     x11, [x10, #TURN]
        .endm
        .macro  start
        ldr     x6, [x19, #8]
        mrs     x5, cntpct_el0
        .endm
        // x1：从 start 起的计数；x2：其中被偷的。
        .macro  since
        mrs     x1, cntpct_el0
        ldr     x2, [x19, #8]
        sub     x1, x1, x5
        sub     x2, x2, x6
        lsr     x2, x2, #4              // 62.5 MHz：每个 16 ns
        .endm

        .global _start, arch, features, itself, unknown, version, place
        .global a_ran, back, slept, late, b_place, b_first, b_busy, alone
_start: ldr     x1, =begin
        br      x1
begin:  mrs     x4, cntpct_el0
        ldr     x10, =SHARED
        tbz     x0, #29, b_begins

        // 1. 有这个功能吗？
        call    0x80000001, FEATURES    // SMCCC_ARCH_FEATURES
arch:   call    FEATURES, ST
features:
        call    FEATURES, FEATURES
itself: call    FEATURES, 0xc5000022
unknown:
        call    0x80000000              // SMCCC_VERSION
version:
        call    ST
place:  mov     x19, x0
        ldr     x1, =PLACE
        cmp     x0, x1
        b.ne    off

        // 2. VM b 在忙，这一台也想继续。
        mrs     x1, cntpct_el0
        sub     x1, x1, x4
a_ran:  turn    1
        start
        wait    2
        since
back:

        // 3. 睡着，旁边没有人；再睡一次，醒得晚了。
        start
        ldr     x1, =NAP
        add     x1, x1, x5
        until   x1
        since
slept:  ldr     x1, [x10, #WAKES]
        ldr     x2, =6000
        add     x12, x1, x2
        start
        until   x12
        since
        add     x1, x1, x5
        sub     x1, x1, x12             // 从定时器到点算起
late:   turn    3
        b       off

b_begins:
        call    ST
b_place:
        mov     x19, x0
        ldr     x1, =PLACE
        cmp     x0, x1
        b.ne    off
        ldr     x2, [x19, #8]
        lsr     x2, x2, #4
b_first:
        wait    1
        mrs     x5, cntpct_el0
        mov     x20, #{{busy:d}}
1:      call    0x80000000
        sub     x20, x20, #1
        cbnz    x20, 1b
        mrs     x1, cntpct_el0
        sub     x1, x1, x5
b_busy: turn    2
        mrs     x1, cntpct_el0
        ldr     x2, =NAP * 4
        add     x21, x1, x2
        str     x21, [x10, #WAKES]
        until   x21
        ldr     x2, ={{over:d}} + 6000
        add     x21, x21, x2
1:      call    0x80000000
        mrs     x1, cntpct_el0
        cmp     x1, x21
        b.lo    1b

        // 4. VM a 走了，核归 VM b 一个。
        wait    3
        give_way
        start
        give_way
        give_way
        give_way
        give_way
        since
alone:  nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg
