// A guest of the built-in hypervisor. Its UART is emulated; its RAM is not, and
// EL2 traps no reads of ID registers here.
        .global _start
_start: ldr     x9, =0x40200000         // RAM
        mov     x10, #{{words:d}}
1:      str     x10, [x9], #8
        subs    x10, x10, #1
        b.ne    1b

        ldr     x9, =0x09000000         // the UART
        mov     x10, #{{bytes:d}}
2:      mov     w11, #'.'
        strb    w11, [x9]
        subs    x10, x10, #1
        b.ne    2b

        mov     x10, #{{reads:d}}
3:      mrs     x11, midr_el1
        subs    x10, x10, #1
        b.ne    3b

        mov     x10, #{{calls:d}}
4:      ldr     x0, =0x84000000         // PSCI_VERSION
        hvc     #0
        subs    x10, x10, #1
        b.ne    4b
        b       .
        .ltorg
