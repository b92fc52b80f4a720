// 内置 hypervisor 的客户机。UART 是模拟的；内存不是；
// 在这里，EL2 不让读 ID 寄存器陷入。
        .global _start
_start: ldr     x9, =0x40200000         // 内存
        mov     x10, #{{words:d}}
1:      str     x10, [x9], #8
        subs    x10, x10, #1
        b.ne    1b

        ldr     x9, =0x09000000         // UART
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
