// The guest. It looks for its CPU interface where the board has it, and asks
// for interrupts, which it takes by polling, then at its vector.
        .set    GICC, 0x08010000
        .set    GIVE, ({{type}} << 8) + {{give}}
        .set    STATE, ({{type}} << 8) + {{state}}
        .set    A, {{first}}
        .set    B, {{second}}
        .global _start, looked, given, pended, peeked, acked, acted, twice
        .global freed, taken, full, ordered, reused, finished, refused

_start: ldr     x1, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x1
linked: ldr     x1, =vectors
        msr     vbar_el1, x1
        ldr     x22, =GICC
        mov     x23, #0
        mov     x24, #0

// 1. Is it there? What is written can be read back.
        mov     w1, #{{mask}}
        str     w1, [x22, #4]           // GICC_PMR
        ldr     w2, [x22, #4]
looked: nop

// 2. One interrupt, from its beginning to its end.
        mov     x0, #A
        mov     x1, #{{first_priority}}
        mov     x2, #{{group}}
        ldr     x7, =GIVE
        hvc     #0
given:  mov     x0, #A
        ldr     x7, =STATE
        hvc     #0
pended: mov     w1, #7                  // both, and AckCtl
        str     w1, [x22]
        ldr     w4, [x22, #0x18]
peeked: ldr     w5, [x22, #0xc]         // GICC_IAR
        ldr     w6, [x22, #0x14]        // GICC_RPR
acked:  mov     x0, #A
        ldr     x7, =STATE
        hvc     #0
acted:  mov     x0, #A                  // the same one, while it is active
        mov     x1, #{{first_priority}}
        mov     x2, #{{group}}
        ldr     x7, =GIVE
        hvc     #0
twice:  str     w5, [x22, #0x10]        // GICC_EOIR
        mov     x0, #A
        ldr     x7, =STATE
        hvc     #0
freed:  nop

// 3. One at the vector.
        msr     daifclr, #2
        mov     x0, #B
        mov     x1, #{{second_priority}}
        mov     x2, #0
        ldr     x7, =GIVE
        hvc     #0
        nop
        msr     daifset, #2
taken:  nop

// 4. More than there are list registers, the most urgent one in between.
        mov     x26, #0                 // numbers of list registers, as bits
        ldr     x20, =asked
        mov     x21, #4
1:      ldp     x0, x1, [x20], #16
        mov     x2, #1
        ldr     x7, =GIVE
        hvc     #0
        mov     x2, #1
        lsl     x2, x2, x0
        orr     x26, x26, x2
        subs    x21, x21, #1
        b.ne    1b
        mov     x0, #B
        mov     x1, #{{second_priority}}
        mov     x2, #0
        ldr     x7, =GIVE
        hvc     #0
full:   nop
        ldr     w10, [x22, #0xc]
        str     w10, [x22, #0x10]
        ldr     w11, [x22, #0xc]
        str     w11, [x22, #0x10]
        ldr     w12, [x22, #0xc]
        str     w12, [x22, #0x10]
        ldr     w13, [x22, #0xc]
        str     w13, [x22, #0x10]
ordered:
        mov     x0, #A
        mov     x1, #{{first_priority}}
        mov     x2, #1
        ldr     x7, =GIVE
        hvc     #0
        ldr     w3, [x22, #0xc]
reused: str     w3, [x22, #0x10]
finished:
        nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

irq:    ldr     w23, [x22, #0xc]
        add     x24, x24, #1
        str     w23, [x22, #0x10]
        cmp     x24, #8
        b.hs    off
        eret
refused:
        nop
        b       off
        .ltorg
        .balign 16
asked:  .quad   {{third}}, 0x80, {{fourth}}, 0x20, {{fifth}}, 0xc0, A, 0x48

        .balign 2048
vectors:
        .skip   0x200
        b       refused
        .balign 128
        b       irq
        .balign 128
