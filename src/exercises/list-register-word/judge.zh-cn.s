// 把这个字放进第一个列表寄存器，然后自己充当客户机，
// 去访问 GICV。
        .global _start, used, taken, ended
_start: ldr     x0, =stack
        mov     sp, x0
        bl      listed
used:   ldr     x9, =0x08030000         // GICH
        mov     w1, #1
        str     w1, [x9]                // HCR: En
        str     w0, [x9, #0x100]        // LR0
        ldr     x10, =0x08040000        // GICV
        mov     w1, #3
        str     w1, [x10]               // CTLR
        mov     w1, #0xf8
        str     w1, [x10, #4]           // PMR
        ldr     w2, [x10, #0xc]         // IAR: 哪个中断？
        ldr     w3, [x10, #0x14]        // RPR: 什么优先级？
taken:  str     w2, [x10, #0x10]        // EOIR
        ldr     w4, [x9, #0x100]
ended:  b       .
        .ltorg

        .bss
        .balign 16
        .skip   256
stack:
