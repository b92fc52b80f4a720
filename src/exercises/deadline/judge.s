// Three deadlines: one with the board's own timer, which has to fire; one with
// a slow counter; one that is far away.
        .global _start, used1, used2, used3, fired
_start: ldr     x0, =stack
        mov     sp, x0
        mrs     x{{now:d}}, cntvct_el0
        mrs     x{{hertz:d}}, cntfrq_el0
        mov     x{{wait:d}}, #8
        bl      keep
used1:  msr     cntv_cval_el0, x0       // and the timer really runs
        mov     x1, #1
        msr     cntv_ctl_el0, x1
1:      mrs     x1, cntv_ctl_el0
        tbz     x1, #2, 1b
        mrs     x22, cntvct_el0
fired:  mov     x{{now:d}}, #1000
        mov     x{{hertz:d}}, #32768         // one of 32768 Hz
        mov     x{{wait:d}}, #1000
        bl      keep
used2:  ldr     x{{now:d}}, =123456789
        ldr     x{{hertz:d}}, =1000000000
        ldr     x{{wait:d}}, =7200000000   // two hours
        bl      keep
used3:  b       .

keep:   mov     x20, x{{now:d}}
        mov     x21, x{{hertz:d}}
        mov     x23, x{{wait:d}}
        mov     x24, x30
        bl      deadline
        ret     x24
        .ltorg

        .bss
        .balign 16
        .skip   256
stack:
