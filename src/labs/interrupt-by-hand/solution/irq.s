// Interrupts by hand, at EL2. board.s calls these; x26 is GICD, x27 is GICC.
// Where an interrupt comes in, board.s has saved x0 to x18, x29 and x30.
        .set    INTID, {{intid}}                // {{timer}}
        .set    PRIORITY, {{priority}}
        .set    MASK, {{mask}}
        .global open, irq, open_apart, irq_apart

// 1. Somebody was here before: all interrupts are in Group 1, none is enabled,
//    nothing passes the mask. INTID: Group 0, PRIORITY, enabled; the others
//    stay as they are. GICC_PMR: MASK. Distributor and CPU interface:
//    Group 0 on, as IRQ.
open:   ldr     w1, =(1 << INTID)
        ldr     w0, [x26, #0x80]        // GICD_IGROUPR0
        bic     w0, w0, w1
        str     w0, [x26, #0x80]
        mov     w0, #PRIORITY
        strb    w0, [x26, #(0x400 + INTID)]
        str     w1, [x26, #0x100]       // GICD_ISENABLER0
        mov     w0, #1
        str     w0, [x26]               // GICD_CTLR
        mov     w0, #MASK
        str     w0, [x27, #4]           // GICC_PMR
        mov     w0, #1
        str     w0, [x27]               // GICC_CTLR
        ret

// 2. Which one is it? The timer's: stop it ({{ctl}}), add 1 to x19.
//    Another: add 1 to x20. End both. None at all: do nothing.
irq:    ldr     w0, [x27, #0x0c]        // GICC_IAR
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    3f
        cmp     w1, #INTID
        b.ne    1f
        msr     {{ctl}}, xzr
        isb
        add     x19, x19, #1
        b       2f
1:      add     x20, x20, #1
2:      str     w0, [x27, #0x10]        // GICC_EOIR
3:      ret

// 3. EOImode 1, all else as it was.
open_apart:
        ldr     w0, [x27]
        orr     w0, w0, #0x200
        str     w0, [x27]
        ret

//    Like irq, but the timer's takes long: once its priority has dropped, call
//    the function whose address is in x28, with IRQs open. Mask them again,
//    stop the timer, add 1 to x19, deactivate. Another comes in between.
irq_apart:
        ldr     w0, [x27, #0x0c]
        and     w1, w0, #0x3ff
        cmp     w1, #1020
        b.hs    3f
        str     w0, [x27, #0x10]
        cmp     w1, #INTID
        b.ne    1f
        stp     x0, x30, [sp, #-16]!
        msr     daifclr, #2
        blr     x28
        msr     daifset, #2
        ldp     x0, x30, [sp], #16
        msr     {{ctl}}, xzr
        isb
        add     x19, x19, #1
        b       2f
1:      add     x20, x20, #1
2:      add     x1, x27, #0x1000
        str     w0, [x1]                // GICC_DIR
3:      ret
