// FIFOs on, 16 deep, and the loopback: what is sent is received.
        .global _start, done
_start: ldr     x0, =0x09000000
        mov     w1, #0x70               // LCR_H: 8 bits, FEN
        str     w1, [x0, #0x2c]
        ldr     w1, =0x381              // CR: RXE, TXE, LBE, UARTEN
        str     w1, [x0, #0x30]
        mov     w2, #{{first}}
        mov     w3, #{{sent}}
send:   str     w2, [x0]                // DR
        add     w2, w2, #1
        subs    w3, w3, #1
        b.ne    send
        ldr     w4, [x0, #0x18]         // fr-1

        ldr     w7, [x0]                // the first character
        mov     w5, w7
        mov     w3, #{{read}} - 1
read:   cbz     w3, 1f
        ldr     w5, [x0]                // up to the last one
        sub     w3, w3, #1
        b       read
1:      ldr     w6, [x0, #0x18]         // fr-2

        mov     w8, #0                  // what is left?
2:      ldr     w1, [x0, #0x18]
        tbnz    w1, #4, done
        ldr     w1, [x0]
        add     w8, w8, #1
        b       2b
done:   b       .
