// Vectors of both levels, at 0x40090000; main and its interrupt behind them.
// x20: where the UART is, x22: which interrupts the distributor lets through.
        .global vectors, main, rest, said
vectors:
        .rept   5
        b       .
        .balign 128
        .endr
        b       tick                    // interrupts at EL1
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

// The virtual timer's interrupt is INTID 27. It says the word.
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
