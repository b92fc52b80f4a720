// Two VMs take turns on one core: one waits, one works. Six times the worker
// has something to do that takes a few slices of the core, and EL2 looks how
// many slices had begun when it was done.
        .set    SLICE, 320              // of CNTPCT_EL0
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    PLAIN, 0x80000010       // HCR_EL2: RW, IMO
        .set    TWI, 1 << 13
        .set    TWE, 1 << 14
        .set    VI, 1 << 7              // a virtual IRQ is pending

        .global _start, measured, finished
_start: ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =GICD
        mov     w1, #1
        str     w1, [x0]                // GICD_CTLR
        mov     w1, #1 << 26
        str     w1, [x0, #0x100]        // GICD_ISENABLER0: EL2's timer
        ldr     x0, =GICC
        mov     w1, #0xff
        str     w1, [x0, #4]            // GICC_PMR
        mov     w1, #1
        str     w1, [x0]                // GICC_CTLR
        ldr     x23, =rounds
        b       round

// The next one: number, bits of HCR_EL2, who waits, slices of work.
round:  ldp     x20, x0, [x23], #16
        cbz     x20, finished
        msr     hcr_el2, x0
        ldp     x21, x1, [x23], #16     // x21: where the one who waits goes on
        ldr     x22, =work              // x22: where the worker does
        mov     x2, #SLICE
        mul     x11, x1, x2             // three instructions are 1.5 counts:
        sub     x11, x11, x2            // a quarter of the last slice
        add     x11, x11, x2, lsr #2
        lsl     x11, x11, #1
        mov     x2, #3
        udiv    x11, x11, x2
        mov     x10, #0
        mov     x25, #0                 // traps
        mov     x28, #0                 // slices that have begun
        mov     x26, #0
        b       slice

// A slice begins, for the one who waits (x26 = 0) or the worker (1).
slice:  add     x28, x28, #1
        mrs     x0, cntpct_el0
        add     x0, x0, #SLICE
        msr     cnthp_cval_el2, x0
        mov     x0, #1
        msr     cnthp_ctl_el2, x0
enter:  cmp     x26, #0
        csel    x0, x21, x22, eq
        msr     elr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        isb
        eret

keep:   mrs     x0, elr_el2
        cmp     x26, #0
        csel    x21, x0, x21, eq
        csel    x22, x22, x0, eq
        eor     x26, x26, #1            // it is the other one's turn
        ret

// The slice is over.
tick:   msr     cnthp_ctl_el2, xzr
        ldr     x1, =GICC
        ldr     w0, [x1, #0xc]
        str     w0, [x1, #0x10]
        bl      keep
        b       slice

// WFI or WFE would wait: the slice goes to the other one. HVC: it is done.
trapped:
        mrs     x0, esr_el2
        lsr     x0, x0, #26
        cmp     x0, #1
        b.ne    done
        add     x25, x25, #1
        mrs     x0, elr_el2
        add     x0, x0, #4
        msr     elr_el2, x0
        bl      keep
        b       enter

done:   msr     cnthp_ctl_el2, xzr
measured:
        nop                             // x20: number, x25: traps
        b       round
finished:
        b       .
        .ltorg

// The worker.
work:   add     x10, x10, #1
        cmp     x10, x11
        b.ne    work
        hvc     #0

// Those who wait.
wfis:   wfi
        b       wfis
wfes:   wfe
        b       wfes
events: sevl                            // an event, for this core
        wfe
        b       events

        .macro  waits number, hcr, who, slices
        .quad   \number, PLAIN + \hcr, \who, \slices
        .endm
        .balign 8
rounds:
        .if     {{order}} == 0
        waits   1, 0, wfis, {{s1}}
        waits   2, TWI, wfis, {{s2}}
        waits   3, 0, wfes, {{s3}}
        waits   4, TWE, wfes, {{s4}}
        waits   5, TWE, events, {{s5}}
        waits   6, TWI + VI, wfis, {{s6}}
        .elseif {{order}} == 1
        waits   4, TWE, wfes, {{s4}}
        waits   6, TWI + VI, wfis, {{s6}}
        waits   1, 0, wfis, {{s1}}
        waits   5, TWE, events, {{s5}}
        waits   3, 0, wfes, {{s3}}
        waits   2, TWI, wfis, {{s2}}
        .else
        waits   5, TWE, events, {{s5}}
        waits   3, 0, wfes, {{s3}}
        waits   2, TWI, wfis, {{s2}}
        waits   6, TWI + VI, wfis, {{s6}}
        waits   4, TWE, wfes, {{s4}}
        waits   1, 0, wfis, {{s1}}
        .endif
        .quad   0, 0

        .balign 2048
vectors:
        .space  0x400
        b       trapped
        .balign 128
        b       tick
