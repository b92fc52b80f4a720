// UARTCLK is {{clock:d}} Hz, x0 a baud rate. Give IBRD back in x0, and in x1
// FBRD: the divisor that comes nearest.
        .global divisor
divisor:
        mov     x0, #0
        mov     x1, #0
        ret
