// Both VMs have this image: VM a finds its device tree at 0x70000000, VM b
// at 0x50000000. They share one core, and a page for appointments.
        .set    FEATURES, 0xc5000020    // PV_TIME_FEATURES, DEN 0057
        .set    ST, 0xc5000021          // PV_TIME_ST
        .set    PLACE, {{page}} + {{offset}}
        .set    NAP, 20000

        .set    SHARED, 0x60800000
        .set    TURN, 0
        .set    WAKES, 8                // when VM b wakes

        .macro  call function, argument=0
        ldr     x0, =\function
        ldr     x1, =\argument
        {{conduit}}     #0
        .endm
        // Sleeps until a count: EL2 takes the WFI.
        .macro  until due
        msr     cntv_cval_el0, \due
        mov     x9, #1
        msr     cntv_ctl_el0, x9
        isb
        wfi
        msr     cntv_ctl_el0, xzr
        .endm
        // An ERET leaves an event behind (Arm ARM D1.16.1): only the second
        // WFE has something to wait for.
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
        // x1: counts since start; x2: those that were stolen of it.
        .macro  since
        mrs     x1, cntpct_el0
        ldr     x2, [x19, #8]
        sub     x1, x1, x5
        sub     x2, x2, x6
        lsr     x2, x2, #4              // 62.5 MHz: 16 ns each
        .endm

        .global _start, arch, features, itself, unknown, version, place
        .global a_ran, back, slept, late, b_place, b_first, b_busy, alone
_start: ldr     x1, =begin
        br      x1
begin:  mrs     x4, cntpct_el0
        ldr     x10, =SHARED
        tbz     x0, #29, b_begins

        // 1. Is it there?
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

        // 2. VM b is busy, and this one would like to go on.
        mrs     x1, cntpct_el0
        sub     x1, x1, x4
a_ran:  turn    1
        start
        wait    2
        since
back:

        // 3. Asleep, with nobody else there; then asleep, and woken late.
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
        sub     x1, x1, x12             // since the timer was due
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

        // 4. VM a goes, and VM b has the core for itself.
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
