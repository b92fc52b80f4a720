// FIFO 打开，深 16；还有回环：发出去的就是收到的。
        .global _start, done
_start: ldr     x0, =0x09000000
        mov     w1, #13                 // IBRD：波特率 115200
        str     w1, [x0, #0x24]
        mov     w1, #0x70               // LCR_H：8 位，FEN
        str     w1, [x0, #0x2c]
        mov     w1, #{{ifls}}
        str     w1, [x0, #0x34]         // IFLS
        ldr     w1, ={{imsc}}
        str     w1, [x0, #0x38]         // IMSC
        ldr     w1, =0x381              // CR: RXE, TXE, LBE, UARTEN
        str     w1, [x0, #0x30]
        mov     w3, #{{sent}}
send:   str     w3, [x0]                // DR
        subs    w3, w3, #1
        b.ne    send
        ldr     w4, [x0, #0x3c]         // ris-1
        ldr     w5, [x0, #0x40]         // mis-1

        mov     w3, #{{read}}
read:   ldr     w6, [x0]                // DR
        subs    w3, w3, #1
        b.ne    read
        ldr     w7, [x0, #0x3c]         // ris-2
        ldr     w8, [x0, #0x40]         // mis-2
done:   b       .
