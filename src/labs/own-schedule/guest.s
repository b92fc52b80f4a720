// Both VMs have this image: VM a is VCpus 0 and 1, VM b is VCpus 2 and 3.
// 0, 1 and 2 share core 0, and VCpu 3 has core 1. x28 is the number.
        .set    CPU_OFF,    0x84000002
        .set    CPU_ON,     0xc4000003
        .set    SYSTEM_OFF, 0x84000008
        .set    RESET,      0x84000009
        .set    VERSION,    0x84000000
        .set    GICD,       0x08000000
        .set    GICC,       0x08010000

        // One page that both VMs have: what has happened so far.
        .set    SHARED,   0x60000000
        .set    TURNS,    0             // how many were taken
        .set    HERE,     8             // who has come to a meeting
        .set    WOKEN,    16
        .set    ASLEEP,   24
        .set    RANG,     32
        .set    RUNG,     40
        .set    GONE,     48
        .set    BACK,     56
        .set    OWNER,    64            // who had the core last
        .set    SWITCHES, 80
        .set    NIGHT,    88
        .set    B_SLEEPS, 96
        .set    ALARM,    104
        .set    ALARMED,  112
        .set    STARTS,   120           // of VM b

        .macro  set flag, value=1
        mov     x11, #\value
        str     x11, [x10, #\flag]
        .endm
        .macro  count flag
        ldr     x11, [x10, #\flag]
        add     x11, x11, #1
        str     x11, [x10, #\flag]
        .endm
        // An ERET leaves an event behind (Arm ARM D1.16.1): only the second
        // WFE has something to wait for.
        .macro  give_way
        wfe
        wfe
        .endm
        // Gives its turn away until a flag is as high; not for ever.
        .macro  wait flag, value=1
        mov     x12, #50
1:      ldr     x11, [x10, #\flag]
        cmp     x11, \value
        b.hs    2f
        sub     x12, x12, #1
        cbz     x12, stuck
        give_way
        b       1b
2:      nop
        .endm
        .macro  meet all
        count   HERE
        wait    HERE, \all
        .endm
        // A turn: x27 says which, and whoever had it gives the rest away.
        .macro  turn
        ldr     x27, [x10, #TURNS]
        add     x11, x27, #1
        str     x11, [x10, #TURNS]
        bl      took
        give_way
        .endm
        // Until a count: the virtual timer is due then. x9 is clobbered.
        .macro  timer due
        msr     cntv_cval_el0, \due
        mov     x9, #1
        msr     cntv_ctl_el0, x9
        isb
        .endm

        .global _start, took, aside, ghost, woke, rung, reborn
        .global switched, alone, slept, alarmed, finished, stuck
        .global sleeps, calls, naps, alarms, risen, held
_start: ldr     x1, =b_begins
        tbz     x0, #29, 1f             // the tree of VM b is at 0x50000000
        ldr     x1, =a_begins
1:      br      x1

a_begins:
        mov     x28, #0
        ldr     x10, =SHARED
        ldr     x1, =GICD
        mov     w2, #1
        str     w2, [x1]                // GICD_CTLR
        ldr     x0, =CPU_ON
        mov     x1, #1
        ldr     x2, =second
        mov     x3, #0
        hvc     #0
        b       phases
second: mov     x28, #1
        ldr     x10, =SHARED
        ldr     x1, =GICC
        mov     w2, #0xff
        str     w2, [x1, #4]            // GICC_PMR
        mov     w2, #1
        str     w2, [x1]                // GICC_CTLR
        b       phases
b_begins:
        mov     x28, #2
        ldr     x10, =SHARED
        count   STARTS
        cmp     x11, #1
        b.hi    risen
        ldr     x0, =CPU_ON
        mov     x1, #1
        ldr     x2, =other_core
        mov     x3, #0
        hvc     #0
        b       phases
other_core:
        mov     x28, #3
aside:  wfi                             // nothing will come
        b       aside

        // 1. Turns.
phases: meet    3
        mov     x20, #3
1:      turn
        sub     x20, x20, #1
        cbnz    x20, 1b

        // 2. VCpu 1 waits: for its timer, for VCpu 0's bell, and with its
        // power off. The others have their turns. Then VM b starts afresh.
        meet    6
        cmp     x28, #1
        b.eq    waiter
        mov     x20, #20
1:      turn
        sub     x20, x20, #1
        cbz     x20, stuck
        ldr     x11, [x10, #WOKEN]
        cbz     x11, 1b
        cbnz    x28, away
        wait    ASLEEP
        turn
        turn
        set     RANG
        ldr     x1, =GICD + 0xf00
        ldr     w2, =0x00020000 + {{sgi}}
        str     w2, [x1]                // GICD_SGIR
        wait    RUNG
away:   wait    GONE
        turn
        turn
        cbnz    x28, afresh
        ldr     x0, =CPU_ON
        mov     x1, #1
        ldr     x2, =reborn
        ldr     x3, ={{context}}
        hvc     #0
        b       spinners

afresh: ldr     x0, =RESET
        hvc     #0
        b       stuck
waiter: ldr     x27, [x10, #TURNS]
        mrs     x1, cntpct_el0
        ldr     x2, ={{nap}}
        add     x1, x1, x2
        timer   x1
sleeps: wfi
        mrs     x2, cntpct_el0
        ldr     x3, [x10, #TURNS]
        sub     x3, x3, x27             // turns of the others meanwhile
woke:   msr     cntv_ctl_el0, xzr
        set     WOKEN
        set     ASLEEP
calls:  wfi
        ldr     x1, =GICC
        ldr     w2, [x1, #0xc]          // GICC_IAR
        ldr     x3, [x10, #RANG]
rung:   str     w2, [x1, #0x10]         // GICC_EOIR
        set     RUNG
        give_way
        set     GONE
        ldr     x0, =CPU_OFF
        hvc     #0
ghost:  b       stuck
reborn: mov     x28, #1
        ldr     x10, =SHARED
        set     BACK
        b       spinners
risen:  nop

        // 3. Nobody gives anything away, whatever else they call for.
spinners:
        wait    BACK
        meet    9
        mov     x25, #0
        add     x26, x28, #1            // 0: nobody had it yet
spin:   add     x25, x25, #1
        cmp     x25, #3000
        b.hs    alone
        ldr     x1, [x10, #OWNER]
        cmp     x1, x26
        b.ne    2f
        tst     x25, #31
        b.ne    1f
        cmp     x25, #64
        b.hi    1f
        ldr     x0, =VERSION
        hvc     #0
1:      ldr     x2, [x10, #SWITCHES]
        cmp     x2, #5
        b.lo    spin
        b       night
2:      str     x26, [x10, #OWNER]
        ldr     x27, [x10, #SWITCHES]
        add     x11, x27, #1
        str     x11, [x10, #SWITCHES]
        mov     x25, #0
switched:
        b       spin
alone:  b       stuck

        // 4. First all of them sleep.
night:  count   HERE
        cmp     x11, #12
        b.ne    1f
        mrs     x11, cntpct_el0
        str     x11, [x10, #NIGHT]
1:      wait    HERE, 12
        ldr     x4, [x10, #NIGHT]
        ldr     x2, =naps_of
        ldr     x2, [x2, x28, lsl #3]
        add     x1, x4, x2
        timer   x1
naps:   wfi
        mrs     x2, cntpct_el0
slept:  ldr     x2, =110000
        add     x4, x4, x2
        timer   x4
        wfi
        msr     cntv_ctl_el0, xzr
        meet    15
        // Then VCpu 2 sleeps, VCpu 0 is busy, and an alarm of VCpu 1's
        // goes off: early in VCpu 0's slice, and late.
        cmp     x28, #1
        b.eq    sleeper
        b.hi    b_sleeps
        mov     x20, #1
        bl      busy
        mov     x20, #2
        bl      busy
finished:
        ldr     x0, =SYSTEM_OFF
        hvc     #0
        b       .
busy:   wait    ALARM, x20
        mov     x25, #0
1:      add     x25, x25, #1
        cmp     x25, #3000
        b.hs    held
        ldr     x11, [x10, #ALARMED]
        cmp     x11, x20
        b.lo    1b
        ret
sleeper:
        wait    B_SLEEPS
        mov     x20, #1
        ldr     x5, ={{soon}}
        bl      alarm
        give_way
        mov     x20, #2
        ldr     x5, ={{later}}
        bl      alarm
        b       leave
alarm:  str     x20, [x10, #ALARM]
        mrs     x3, cntpct_el0
        add     x1, x3, x5
        timer   x1
alarms: wfi
alarmed:
        msr     cntv_ctl_el0, xzr
        str     x20, [x10, #ALARMED]
        ret
b_sleeps:
        mrs     x1, cntpct_el0
        ldr     x2, =60000
        add     x1, x1, x2
        timer   x1
        set     B_SLEEPS
        wfi
        ldr     x0, =SYSTEM_OFF
        hvc     #0
        b       .
leave:  ldr     x0, =CPU_OFF
        hvc     #0
held:   nop
stuck:  b       .
took:   ret
        .ltorg
        .balign 8
naps_of:
        .quad   {{nap0}}, {{nap1}}, {{nap2}}
