// UARTCLK is {{clock:d}} Hz, x0 a baud rate. Give IBRD back in x0, and in x1
// FBRD: the divisor that comes nearest.
        .global divisor
divisor:
        ldr     x2, ={{clock}}
        lsl     x3, x0, #4              // a character's sixteenth
        udiv    x4, x2, x3              // IBRD
        msub    x5, x4, x3, x2          // what it leaves
        lsl     x5, x5, #7              // in 128ths, so that half of one counts
        udiv    x5, x5, x3
        add     x5, x5, #1
        lsr     x1, x5, #1
        add     x0, x4, x1, lsr #6      // 64 of them are one more
        and     x1, x1, #63
        ret
