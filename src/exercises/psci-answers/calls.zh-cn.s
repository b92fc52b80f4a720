// 核 0 调用板子的固件：PSCI 1.1，走 SMC。核 1 一开始
// 是关着的。
        .global _start, b1, b2, b3, on, again, info
        .macro  psci label, function, argument, entry
        ldr     w0, =\function
        ldr     x1, =\argument
        ldr     x2, =\entry
        mov     x3, #0
        smc     #0
\label: nop
        .endm

_start: psci    b1, {{fn1}}, {{arg1}}, 0
        psci    b2, {{fn2}}, {{arg2}}, 0
        psci    b3, {{fn3}}, {{arg3}}, 0
        psci    on, 0x84000003, 1, other // CPU_ON 核 1
        mov     x9, #60
1:      subs    x9, x9, #1              // 等它起来
        b.ne    1b
        psci    again, 0x84000003, 1, other
        psci    info, 0x84000004, 1, 0  // AFFINITY_INFO
        b       .
other:  b       .
        .ltorg
