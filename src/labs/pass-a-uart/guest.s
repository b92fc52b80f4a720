// What the two guests do. For them the UART is at {{uart}}.
        .set    DR, 0x00
        .set    FR, 0x18
        .set    IBRD, 0x24
        .set    LCRH, 0x2c
        .set    CR, 0x30
        .set    IMSC, 0x38
        .set    RIS, 0x3c
        .global first, look, again, second

// VM 0: sets its UART, and prints a line.
first:  ldr     x19, ={{uart}}
        mov     w2, #{{baud:d}}
        str     w2, [x19, #IBRD]
        mov     w2, #0x60               // eight bits
        str     w2, [x19, #LCRH]
        mov     w2, #{{mask}}
        str     w2, [x19, #IMSC]
        mov     w2, #0x301
        str     w2, [x19, #CR]
        adr     x7, line0
        bl      print
sent:   nop
        hvc     #0

// VM 1: is there one?
look:   ldr     x19, ={{uart}}
        mov     x2, #0
        ldr     w2, [x19, #FR]
looked: nop
        hvc     #0

// VM 0 again, which has it no more.
again:  ldr     x19, ={{uart}}
        mov     x2, #0
        ldr     w2, [x19, #FR]
gone:   nop
        hvc     #0

// VM 1, which has it now: how is it set? Then a line of its own.
second: ldr     x19, ={{uart}}
        mov     x2, #0
        ldr     w2, [x19, #IMSC]
        ldr     w3, [x19, #RIS]
        ldr     w4, [x19, #CR]
        ldr     w5, [x19, #LCRH]
        ldr     w6, [x19, #IBRD]
        ldr     w8, [x19, #FR]
fresh:  mov     w2, #0x301
        str     w2, [x19, #CR]
        adr     x7, line1
        bl      print
printed:
        nop
        hvc     #0

// The text at x7. Each character waits for room, but not for ever.
print:  ldrb    w9, [x7], #1
        cbz     w9, 3f
        mov     w10, #4
1:      ldr     w2, [x19, #FR]
        tbz     w2, #5, 2f              // TXFF
        subs    w10, w10, #1
        b.ne    1b
2:      str     w9, [x19, #DR]
        b       print
3:      ret
        .ltorg
line0:  .asciz  "{{line0}}\n"
line1:  .asciz  "{{line1}}\n"
