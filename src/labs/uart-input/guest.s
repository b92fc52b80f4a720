// The guest polls, then tries the FIFO in loopback, then lets itself be
// interrupted. What it receives it sends back, between < and >.
        .set    UART, 0x09000000
        .set    RSR, 0x04
        .set    FR, 0x18
        .set    LCRH, 0x2c
        .set    CR, 0x30
        .set    IFLS, 0x34
        .set    IMSC, 0x38
        .set    RIS, 0x3c
        .set    MIS, 0x40
        .set    ICR, 0x44
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    DEPTH, {{depth}}
        .set    TRIGGER, {{trigger}}

        .global _start
_start: ldr     x1, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x1
linked: ldr     x1, =vectors
        msr     vbar_el1, x1
        ldr     x1, =stack
        mov     sp, x1
        ldr     x19, =UART
        mov     x26, #0
        mov     x20, #0                 // interrupts so far
        ldr     x21, =GICD
        ldr     x22, =GICC
        mov     w1, #1
        str     w1, [x21]               // GICD_CTLR
        mov     w1, #2
        str     w1, [x21, #0x104]       // GICD_ISENABLER1: INTID 33
        mov     w1, #0xff
        str     w1, [x22, #4]           // GICC_PMR
        mov     w1, #1
        str     w1, [x22]               // GICC_CTLR
        .global serial, polled, empty, below, reached, cleared, timeout
        .global popped, drained, full, overrun, first, rest, acked
        .global taken, why, quiet, heard, sendirq, mute, spoke, finished
        .global aborted, restless
        mov     w2, #-1
        ldr     w2, [x19, #{{place}}]
serial: nop

// 1. As NimbOS does it: no FIFO, no interrupt, look and look again.
        mov     w1, #0x60
        str     w1, [x19, #LCRH]
        bl      open
        mov     x3, #0
        mov     x6, #400
look:   ldr     w4, [x19, #FR]
        tbz     w4, #4, have            // RXFE
        wfi
        subs    x6, x6, #1
        b.ne    look
restless:
        b       off
have:   ldr     w2, [x19]
polled: and     w2, w2, #0xff
        str     w2, [x19]
        add     x3, x3, #1
        cmp     x3, #48
        b.hs    enough
        cmp     w2, #10
        b.ne    look
enough: bl      close
        ldr     w2, [x19, #FR]
empty:  nop

// 2. Loopback: what is sent is received. The FIFO fills up to one below its
//    trigger level, then on.
        mov     w1, #0x70
        str     w1, [x19, #LCRH]        // FEN
        mov     w1, #({{level}} << 3)
        str     w1, [x19, #IFLS]
        mov     w1, #0x380
        str     w1, [x19, #CR]          // LBE, TXE, RXE
        mov     w5, #{{letter}}
        mov     x6, #(TRIGGER - 1)
        bl      send
        ldr     w2, [x19, #RIS]
below:  mov     x6, #1
        bl      send
        ldr     w2, [x19, #RIS]
reached:
        mov     w1, #0x7ff
        str     w1, [x19, #ICR]
        ldr     w2, [x19, #RIS]
cleared:
        mov     w1, #0x40
        str     w1, [x19, #IMSC]
        ldr     w2, [x19, #MIS]
timeout:
        nop
        str     wzr, [x19, #IMSC]
        mov     x3, #0
take:   ldr     w2, [x19]
popped: add     x3, x3, #1
        cmp     x3, #TRIGGER
        b.lo    take
        ldr     w2, [x19, #FR]
        ldr     w4, [x19, #RIS]
drained:
        mov     x6, #(DEPTH + 2)
        bl      send
        ldr     w2, [x19, #FR]
full:   nop
        ldr     w2, [x19, #RIS]
        ldr     w4, [x19, #RSR]
overrun:
        nop
        ldr     w2, [x19]
first:  mov     x3, #1
more:   ldr     w2, [x19]
        ldr     w4, [x19, #FR]
        add     x3, x3, #1
        tbnz    w4, #4, last
        cmp     x3, #48
        b.lo    more
last:
rest:   nop
        str     wzr, [x19, #RSR]        // ECR
        mov     w1, #0x7ff
        str     w1, [x19, #ICR]
        ldr     w2, [x19, #RIS]
        ldr     w4, [x19, #RSR]
acked:  mov     w1, #0x300
        str     w1, [x19, #CR]

// 3. Interrupts. Two texts: one below the trigger level, one that the FIFO
//    cannot hold. Whoever reads all has to be left alone then.
        bl      open
        mov     w1, #0x50               // RT, RX
        str     w1, [x19, #IMSC]
        mov     x24, #0                 // texts
hear:   msr     daifset, #2
        cmp     x24, #2
        b.hs    all
        wfi
        msr     daifclr, #2
        isb
        b       hear
all:    bl      close
heard:  nop

// A character that has left interrupts, too.
        mov     x25, #0
        mov     w1, #0x20
        str     w1, [x19, #ICR]
        str     w1, [x19, #IMSC]
        mov     w1, #'.'
        str     w1, [x19]
        msr     daifclr, #2
        mov     x6, #16
spin:   subs    x6, x6, #1
        b.ne    spin
        msr     daifset, #2
sendirq:
        nop

// And nothing does when it is masked.
        str     wzr, [x19, #IMSC]
        msr     daifclr, #2
mute:   nop
        ldr     w4, [x19, #FR]
        tbz     w4, #4, spoken
        wfi
        b       mute
spoken: ldr     w2, [x19]
spoke:  msr     daifset, #2
        mov     x0, #1
finished:
        nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

open:   mov     w1, #'<'
        str     w1, [x19]
        ret
close:  mov     w1, #'>'
        str     w1, [x19]
        ret
// x6 characters from w5 on
send:   str     w5, [x19]
        add     w5, w5, #1
        sub     x6, x6, #1
        cbnz    x6, send
        ret

irq:    stp     x1, x2, [sp, #-32]!
        str     x4, [sp, #16]
        ldr     w2, [x22, #0xc]         // GICC_IAR
taken:  add     x20, x20, #1
        mov     w23, w2
        ldr     w2, [x19, #MIS]
why:    tbz     w2, #5, drain
        mov     w1, #0x20
        str     w1, [x19, #ICR]
        add     x25, x25, #1
drain:  ldr     w4, [x19, #FR]
        tbnz    w4, #4, dry
        ldr     w2, [x19]
        and     w2, w2, #0xff
        str     w2, [x19]
        cmp     w2, #10
        cinc    x24, x24, eq
        add     x26, x26, #1
        cmp     x26, #200
        b.lo    drain
        b       stop
dry:    ldr     w2, [x19, #MIS]
quiet:  str     w23, [x22, #0x10]       // GICC_EOIR
        ldr     x4, [sp, #16]
        ldp     x1, x2, [sp], #32
        cmp     x20, #60
        b.hs    stop
        eret
stop:   b       .

refused:
        mrs     x23, elr_el1
aborted:
        add     x23, x23, #4
        msr     elr_el1, x23
        eret
        .ltorg

        .balign 2048
vectors:
        .skip   0x200
        b       refused
        .balign 128
        b       irq
        .balign 128
        .skip   256
stack:
