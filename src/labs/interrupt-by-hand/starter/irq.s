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
open:   ret

// 2. Which one is it? The timer's: stop it ({{ctl}}), add 1 to x19.
//    Another: add 1 to x20. End both. None at all: do nothing.
irq:    ret

// 3. EOImode 1, all else as it was.
open_apart:
        ret

//    Like irq, but the timer's takes long: once its priority has dropped, call
//    the function whose address is in x28, with IRQs open. Mask them again,
//    stop the timer, add 1 to x19, deactivate. Another comes in between.
irq_apart:
        ret
