// Core 0 calls the firmware of the board, which is PSCI 1.1 by SMC. Core 1 is
// off at first.
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
        psci    on, 0x84000003, 1, other // CPU_ON of core 1
        mov     x9, #60
1:      subs    x9, x9, #1              // until it is there
        b.ne    1b
        psci    again, 0x84000003, 1, other
        psci    info, 0x84000004, 1, 0  // AFFINITY_INFO
        b       .
other:  b       .
        .ltorg
