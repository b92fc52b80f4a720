// 两级的向量，在 0x40090000；后面是 main 和它的中断。
// x20：UART 在哪里，x22：分发器放过哪些中断。
        .global vectors, main, rest, said
vectors:
        .rept   5
        b       .
        .balign 128
        .endr
        b       tick                    // EL1 的中断
        .balign 128
        .rept   10
        b       .
        .balign 128
        .endr

main:   ldr     x1, =0x08000000
        mov     w2, #1
        str     w2, [x1]                // GICD_CTLR
        str     w22, [x1, #0x100]       // GICD_ISENABLER0
        ldr     x3, =0x08010000
        mov     w4, #0xff
        str     w4, [x3, #4]            // GICC_PMR
        str     w2, [x3]                // GICC_CTLR
        mov     x4, #{{wait:d}}
        msr     cntv_tval_el0, x4
        msr     daifclr, #2
rest:   wfi
        b       rest

// 虚拟定时器的中断是 INTID 27。词由它来说。
tick:   ldr     w5, [x3, #0xc]          // GICC_IAR
        msr     cntv_ctl_el0, xzr
        adr     x6, word
1:      ldrb    w7, [x6], #1
        cbz     w7, 2f
        str     w7, [x20]
        b       1b
2:      str     w5, [x3, #0x10]         // GICC_EOIR
said:   nop
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        smc     #0
        b       .
        .ltorg

word:   .asciz  "{{word}}\n"
