// The rest of the program: somebody was here before you, interrupts come, and
// what you have done is looked at.
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    INTID, {{intid}}
        .set    SGI, {{sgi}}
        .global _start, opened, entered, fiq, storm, idle, rounds, others
        .global apart, work, worked, done

_start: ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80000018         // RW, IMO, FMO
        msr     hcr_el2, x0
        msr     cntvoff_el2, xzr
        mov     x22, #0                 // interrupts taken
        mov     x23, #1                 // step

        // All of Group 1, nothing enabled, everything masked.
        ldr     x26, =GICD
        ldr     x27, =GICC
        str     wzr, [x26]
        mov     w0, #-1
        str     w0, [x26, #0x80]        // GICD_IGROUPR0
        str     w0, [x26, #0x180]       // GICD_ICENABLER0
        ldr     w0, ={{others}}
        str     w0, [x26, #0x418]       // GICD_IPRIORITYR6 and 7
        str     w0, [x26, #0x41c]
        str     wzr, [x27]
        str     wzr, [x27, #4]
        .rept   {{pad}}
        nop
        .endr
        ldr     x28, =work
        bl      open
        ldr     w10, [x26, #0x80]
        ldr     w11, [x26, #0x100]
        ldrb    w12, [x26, #(0x400 + INTID)]
        ldrb    w13, [x26, #(0x400 + (INTID ^ 1))]
        ldr     w14, [x26]
        ldr     w15, [x27, #4]
        ldr     w16, [x27]
opened: nop

        // Nothing is pending: what IAR says now is no interrupt.
        mov     x23, #2
        mov     x19, #0
        mov     x20, #0
        bl      irq
idle:   nop
        mov     x19, #0
        mov     x20, #0
        mov     x24, #3
1:      bl      wait
        subs    x24, x24, #1
        b.ne    1b
        bl      look
rounds: nop
        // One of another kind, as urgent as the timer's.
        ldr     w0, [x26, #0x80]
        mov     w1, #(1 << SGI)
        bic     w0, w0, w1
        str     w0, [x26, #0x80]
        mov     w0, #{{priority}}
        strb    w0, [x26, #(0x400 + SGI)]
        mov     x20, #0
        bl      send
        msr     daifclr, #2
        isb
        nop
        msr     daifset, #2
        bl      look
others: nop

        // The same, with the end in two.
        mov     x23, #3
        bl      open_apart
        ldr     w16, [x27]
apart:  nop
        mov     x19, #0
        mov     x20, #0
        ldr     x0, =irq_apart
        ldr     x1, =handler
        str     x0, [x1]
        mov     x24, #2
1:      bl      wait
        subs    x24, x24, #1
        b.ne    1b
        bl      look
done:   nop
        ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0
        b       .

// What a long handler has to do meanwhile. Something else wants to be heard.
work:   stp     x29, x30, [sp, #-16]!
        bl      look
        mov     x9, x20
        bl      send
        .rept   8
        nop
        .endr
        mov     x13, x20
worked: nop
        ldp     x29, x30, [sp], #16
        ret

// Running priority, what is active.
look:   ldr     w10, [x27, #0x14]       // GICC_RPR
        ldr     w11, [x26, #0x300]      // GICD_ISACTIVER0
        ret
send:   ldr     w0, =(0x02000000 + SGI) // GICD_SGIR: to myself
        str     w0, [x26, #0xf00]
        dsb     sy
        ret
// The timer goes off soon, while interrupts are open.
wait:   mrs     x0, cntpct_el0
        add     x0, x0, #{{delay}}
        msr     {{cval}}, x0
        mov     x0, #1
        msr     {{ctl}}, x0
        isb
        msr     daifclr, #2
        mov     x0, #150
1:      subs    x0, x0, #1
        b.ne    1b
        msr     daifset, #2
        ret

entered:
        stp     x0, x1, [sp, #-192]!
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x29, [sp, #144]
        mrs     x0, elr_el2
        mrs     x1, spsr_el2
        stp     x30, x0, [sp, #160]
        str     x1, [sp, #176]
        add     x22, x22, #1
        cmp     x22, #24
        b.hi    storm
        ldr     x0, =handler
        ldr     x0, [x0]
        blr     x0
        ldr     x1, [sp, #176]
        ldp     x30, x0, [sp, #160]
        msr     elr_el2, x0
        msr     spsr_el2, x1
        ldp     x18, x29, [sp, #144]
        ldp     x16, x17, [sp, #128]
        ldp     x14, x15, [sp, #112]
        ldp     x12, x13, [sp, #96]
        ldp     x10, x11, [sp, #80]
        ldp     x8, x9, [sp, #64]
        ldp     x6, x7, [sp, #48]
        ldp     x4, x5, [sp, #32]
        ldp     x2, x3, [sp, #16]
        ldp     x0, x1, [sp], #192
        eret
storm:  b       .
fiq:    b       .
        .ltorg
        .balign 8
handler:
        .quad   irq

        .balign 2048
vectors:
        .rept   5
        .balign 128
        b       .
        .endr
        .balign 128
        b       entered
        .balign 128
        b       fiq
        .balign 2048
        .skip   16384
stack:
