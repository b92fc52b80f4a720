// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。它们共用一个核，还有一页用来约时间。
        .set    WARM_UP, 40000
        .set    WINDOW, 60000
        .set    NAP, 55000

        .set    SHARED, 0x60800000
        .set    SEEN, 0                 // VM b 得到过核
        .set    GO, 16
        .set    START, 8                // 窗口什么时候开始

        // 到计数 x21 为止，一直在调用：费时间，不费指令。
        // x13：这台 VM 得到的计数；x14：最长一次离开。
        .macro  burn called
        mov     x13, #0
        mov     x14, #0
        mrs     x12, cntpct_el0
1:      ldr     x0, =0x80000000         // SMCCC_VERSION
        hvc     #0
\called:
        mrs     x1, cntpct_el0
        sub     x2, x1, x12
        mov     x12, x1
        cmp     x2, #1500
        b.hs    2f
        add     x13, x13, x2
        b       3f
2:      cmp     x2, x14
        csel    x14, x2, x14, hi
3:      cmp     x1, x21
        b.lo    1b
        .endm

        .global _start, shared, alone, a_calls, b_calls, a_had, b_had
        .global woke, b_goes_on, b_alone, b_after, finished
_start: ldr     x1, =begin
        br      x1
begin:  ldr     x10, =SHARED
        mov     x4, #{{a:d}}
        mov     x5, #{{b:d}}
        tbz     x0, #29, b_begins

        // 1. 什么也不让，什么也不调用。
1:      wfe
        ldr     x11, [x10, #SEEN]
        cbz     x11, 1b
        mov     x11, #1
        mrs     x3, cntpct_el0
        str     x11, [x10, #GO]
        mov     x6, #8000
1:      ldr     x11, [x10, #SEEN]
        tbnz    x11, #1, 2f
        subs    x6, x6, #1
        b.ne    1b
        b       alone
2:      mrs     x1, cntpct_el0
        sub     x1, x1, x3
shared:

        // 2. 两台都能要多少要多少。
        mrs     x22, cntpct_el0
        str     x22, [x10, #START]
        ldr     x1, =WARM_UP            // 在那之前的账先结清
        add     x21, x22, x1
        burn    a_before
        ldr     x1, =WARM_UP + WINDOW
        add     x22, x22, x1
        mov     x21, x22
        burn    a_calls
        mul     x2, x13, x5
a_had:

        // 3. 睡着，等定时器。
        ldr     x1, =NAP
        add     x22, x22, x1
        msr     cntv_cval_el0, x22
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        isb
        wfi
        mrs     x1, cntpct_el0
        sub     x1, x1, x22
woke:   msr     cntv_ctl_el0, xzr

        // 4. 又要全部。
        ldr     x1, ={{again:d}}
        add     x21, x22, x1
        burn    a_after
        b       off

b_begins:
        mov     x11, #1
        str     x11, [x10, #SEEN]
1:      wfe
        ldr     x11, [x10, #GO]
        cbz     x11, 1b
        mov     x11, #2
        str     x11, [x10, #SEEN]
1:      wfe
        ldr     x22, [x10, #START]
        cbz     x22, 1b
        ldr     x1, =WARM_UP            // 在那之前的账先结清
        add     x21, x22, x1
        burn    b_before
        ldr     x1, =WARM_UP + WINDOW
        add     x22, x22, x1
        mov     x21, x22
        burn    b_calls
        mul     x2, x13, x4
b_had:  ldr     x1, =25000
        add     x21, x22, x1
        burn    b_rests
        ldr     x1, =25000
        add     x21, x21, x1
        burn    b_goes_on
b_alone:
        ldr     x1, =5000 + {{again:d}}
        add     x21, x21, x1
        burn    b_after_all
b_after:
        nop
finished:
        b       off
alone:  nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg
