// 三个期限：一个用板子自己的定时器，它必须触发；
// 一个计数器很慢；一个很远。
        .global _start, used1, used2, used3, fired
_start: ldr     x0, =stack
        mov     sp, x0
        mrs     x{{now:d}}, cntvct_el0
        mrs     x{{hertz:d}}, cntfrq_el0
        mov     x{{wait:d}}, #8
        bl      keep
used1:  msr     cntv_cval_el0, x0       // 定时器真的在走
        mov     x1, #1
        msr     cntv_ctl_el0, x1
1:      mrs     x1, cntv_ctl_el0
        tbz     x1, #2, 1b
        mrs     x22, cntvct_el0
fired:  mov     x{{now:d}}, #1000
        mov     x{{hertz:d}}, #32768         // 32768 Hz 的
        mov     x{{wait:d}}, #1000
        bl      keep
used2:  ldr     x{{now:d}}, =123456789
        ldr     x{{hertz:d}}, =1000000000
        ldr     x{{wait:d}}, =7200000000   // 两小时
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
