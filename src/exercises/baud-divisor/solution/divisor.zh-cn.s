// UARTCLK 是 {{clock:d}} Hz，x0 是波特率。在 x0 里返回 IBRD，
// 在 x1 里返回 FBRD：取最接近的除数。
        .global divisor
divisor:
        ldr     x2, ={{clock}}
        lsl     x2, x2, #2              // 64 * UARTCLK / 16
        add     x2, x2, x0, lsr #1      // 取最近
        udiv    x2, x2, x0
        and     x1, x2, #63
        lsr     x0, x2, #6
        ret
