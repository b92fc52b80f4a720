// UARTCLK 是 {{clock:d}} Hz，x0 是波特率。在 x0 里返回 IBRD，
// 在 x1 里返回 FBRD：取最接近的除数。
        .global divisor
divisor:
        mov     x0, #0
        mov     x1, #0
        ret
