// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。它们共用一个核。x28 是第几条命。
        .set    WATCH, ({{type}} << 8) + {{watch}}
        .set    KICK,  ({{type}} << 8) + {{kick}}
        .set    WHY,   ({{type}} << 8) + {{why}}
        .set    PERIOD, {{period:d}}
        .set    SHORT, {{short:d}}

        // 两台 VM 共有的一页，启动不会清它。
        .set    SHARED, 0x60800000
        .set    A_LIVES, 0
        .set    B_LIVES, 8
        .set    A_STAMP, 16

        .macro  call function, argument=0
        ldr     x0, =\argument
        ldr     x7, =\function
        hvc     #0
        .endm
        // 睡一会：WFI 陷入 EL2，由虚拟定时器结束。
        .macro  nap counts
        mrs     x1, cntpct_el0
        ldr     x2, =\counts
        add     x1, x1, x2
        msr     cntv_cval_el0, x1
        mov     x2, #1
        msr     cntv_ctl_el0, x2
        isb
        wfi
        msr     cntv_ctl_el0, xzr
        .endm
        .macro  stamp
        mrs     x1, cntpct_el0
        str     x1, [x10, #A_STAMP]
        .endm
        .macro  since
        mrs     x1, cntpct_el0
        ldr     x2, [x10, #A_STAMP]
        sub     x1, x1, x2
        .endm

        .global _start, hang, too_short, too_long, unarmed, why0, free
        .global armed, fed, disarmed, reborn, why1, unwatched, woken, why2, kept
        .global why_reset, last, b_alive, settled, b_reborn
_start: ldr     x1, =begin
        br      x1
begin:  ldr     x10, =SHARED
        tbz     x0, #29, b_begins
        ldr     x28, [x10, #A_LIVES]
        add     x28, x28, #1
        str     x28, [x10, #A_LIVES]
        cmp     x28, #2
        b.eq    second
        cmp     x28, #3
        b.eq    third
        b.hi    later

        // 第一条命：哪些要拒绝，怎么喂。
        call    WATCH, {{min:d}} - 1
too_short:
        call    WATCH, {{max:d}} + 1
too_long:
        call    KICK
unarmed:
        call    WHY
why0:   nap     PERIOD * 2
free:   call    WATCH, PERIOD
armed:  mov     x20, x0
        mov     x21, #4
1:      nap     PERIOD / 2
        call    KICK
        orr     x20, x20, x0
        sub     x21, x21, #1
        cbnz    x21, 1b
fed:    call    WATCH, 0
        nap     PERIOD * 2
disarmed:
        call    WATCH, SHORT
        stamp
hang:   nop                             // 从此没有动静
        b       hang

        // 第二条命：死在睡梦里。
second: since
reborn: call    WHY
why1:   nap     PERIOD * 2
unwatched:
        call    WATCH, PERIOD
        stamp
1:      wfi
        b       1b

        // 第三条命自己重启。
third:  since
woken:  call    WHY
why2:   call    WATCH, PERIOD
        ldr     x0, =0x84000009         // PSCI SYSTEM_RESET
        hvc     #0
        b       .

        // 后面的命，直到有人放弃。
later:  cmp     x28, #8
        b.hs    off
        cmp     x28, #4
        b.ne    last
        nap     PERIOD * 2
kept:   call    WHY
why_reset:
        nop
last:   call    WATCH, PERIOD
1:      wfi
        b       1b

        // VM b：一直在喂，直到 VM a 不在了。
b_begins:
        ldr     x28, [x10, #B_LIVES]
        add     x28, x28, #1
        str     x28, [x10, #B_LIVES]
        cmp     x28, #1
        b.ne    b_again
        call    WATCH, PERIOD * 4
        mov     x20, x0
        mov     x21, #9
1:      nap     PERIOD * 2
        call    KICK
        orr     x20, x20, x0
        sub     x21, x21, #1
        cbnz    x21, 1b
b_alive:
        ldr     x3, [x10, #A_LIVES]
        nap     PERIOD * 3
        ldr     x4, [x10, #A_LIVES]
settled:
        nop
        wfi
        b       settled
b_again:
        call    WHY
b_reborn:
        nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg
