// x0: a text in the guest's memory, x1: its length, at most 64. All of it goes
// to the console. x0 to x18 may be changed.
        .global puts
        .set    UART, 0x09000000
        .set    PRINT, ({{type}} << 8) + {{print}}

puts:   ldr     x2, =UART
1:      cbz     x1, 3f
2:      ldr     w3, [x2, #0x18]         // UARTFR
        tbnz    w3, #5, 2b              // TXFF: full
        ldrb    w3, [x0], #1
        str     w3, [x2]                // UARTDR
        sub     x1, x1, #1
        b       1b
3:      ret
