// 四个波特率。这里什么也不除：用乘法来称一个除数。
        .global _start, used1, used2, used3, used4
_start: ldr     x0, =stack
        mov     sp, x0
        mov     x0, #9600
        bl      divisor
        mov     x9, #9600
        bl      weigh
used1:  nop
        mov     x0, #19200
        bl      divisor
        mov     x9, #19200
        bl      weigh
used2:  nop
        mov     x0, #38400
        bl      divisor
        mov     x9, #38400
        bl      weigh
used3:  nop
        mov     x0, #57600
        bl      divisor
        mov     x9, #57600
        bl      weigh
used4:  nop
        b       .

// 2 * 波特率 * (64 * IBRD + FBRD) 与 8 * UARTCLK 差多少。
weigh:  ldr     x10, ={{clock}}
        add     x11, x1, x0, lsl #6
        mul     x12, x11, x9
        lsl     x12, x12, #1
        add     x12, x12, x9
        sub     x12, x12, x10, lsl #3   // 0 到 2 * 波特率：最接近
        add     x15, x12, x9, lsl #1
        add     x10, x10, x9, lsr #3
        mul     x14, x0, x9
        sub     x13, x10, x14, lsl #4   // 减去 IBRD * 16 * 波特率
        sub     x14, x10, x14           // 以及减去 IBRD * 波特率
        ret
        .ltorg

        .bss
        .balign 16
        .skip   256
stack:
