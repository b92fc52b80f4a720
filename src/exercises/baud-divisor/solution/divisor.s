// UARTCLK is {{clock:d}} Hz, x0 a baud rate. Give IBRD back in x0, and in x1
// FBRD: the divisor that comes nearest.
        .global divisor
divisor:
        ldr     x2, ={{clock}}
        lsl     x2, x2, #2              // 64 * UARTCLK / 16
        add     x2, x2, x0, lsr #1      // to the nearest
        udiv    x2, x2, x0
        and     x1, x2, #63
        lsr     x0, x2, #6
        ret
