// x0：客户机内存里的一段文字，x1：长度，最多 64。全部送到控制台。
// x0 到 x18 可以随便改。
        .global puts
        .set    UART, 0x09000000
        .set    PRINT, ({{type}} << 8) + {{print}}

puts:   ldr     x2, =UART
1:      cbz     x1, 3f
2:      ldr     w3, [x2, #0x18]         // UARTFR
        tbnz    w3, #5, 2b              // TXFF: 满了
        ldrb    w3, [x0], #1
        str     w3, [x2]                // UARTDR
        sub     x1, x1, #1
        b       1b
3:      ret
