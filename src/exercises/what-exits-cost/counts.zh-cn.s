// 一个客户机一秒的开销：退出次数，每次在 EL2 的周期数。
        .global _start, done
        .macro  cost into, n, cycles, count
        ldr     x1, =\n
        ldr     x2, =\cycles
        mul     \into, x1, x2
        add     \count, \count, x1
        .endm

_start: cost    x20, {{wfi:d}}, {{wfiCost:d}}, x25  // 1 WFI
        cost    x21, {{uart:d}}, {{uartCost:d}}, x3  // 2 UART：每个字符两次
        cost    x22, {{timer:d}}, {{timerCost:d}}, x25  // 3 定时器
        cost    x23, {{psci:d}}, {{psciCost:d}}, x25  // 4 PSCI
        mov     x26, x25
        add     x25, x25, x3
        cost    x28, {{lines:d}}, {{lineCost:d}}, x26  // 每行一次调用
        add     x24, x20, x22
        add     x24, x24, x23
        add     x27, x24, x28
        add     x24, x24, x21
done:   b       .
        .ltorg
