// A driver that tries everything. What it finds is in its registers, at its
// labels.
        .set    SIZE, 8
        .set    NEXT, 1
        .set    WRITE, 2
        .set    stack, 0x40200000
        .set    descriptors, 0x40200000
        .set    table, 0x40200100
        .set    available, 0x40200200
        .set    used, 0x40200300
        .set    header, 0x40200400
        .set    state, 0x40200410
        .set    buffer, 0x40201000

        .global _start
_start: ldr     x0, =linked             // where it is linked
        br      x0
linked: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x19, ={{base}}          // this disk
        ldr     x20, ={{other}}         // and another one
        ldr     x21, =0x08000208        // GICD_ISPENDR2
        ldr     x22, =descriptors
        ldr     x23, =available
        ldr     x24, =used

        ldr     w0, [x19]
        ldr     w1, [x19, #4]
        ldr     w2, [x19, #8]
        ldr     w3, [x19, #12]
        ldr     w4, [x19, #0x100]
        ldr     w5, [x19, #0x104]
        ldrb    w6, [x19, #0x101]       // configuration: by bytes, too
        ldr     w7, [x20, #0x100]
identified:
        nop

        str     wzr, [x19, #0x14]
        ldr     w0, [x19, #0x10]
        mov     w2, #1
        str     w2, [x19, #0x14]
        ldr     w1, [x19, #0x10]
        mov     w2, #2
        str     w2, [x19, #0x14]
        ldr     w2, [x19, #0x10]
        str     wzr, [x20, #0x14]
        ldr     w3, [x20, #0x10]
offered:
        nop

        ldr     w0, =(1 << {{unknown:d}})
        bl      negotiate               // what it has not offered
        ldr     w0, [x19, #0x70]
        str     wzr, [x19, #0x70]
        ldr     w1, [x19, #0x70]
        ldr     w2, [x20, #0x70]
refused:
        nop
        mov     w0, #0
        bl      negotiate
        ldr     w0, [x19, #0x70]
        mov     w3, #1
        str     w3, [x19, #0x30]        // there is no queue 1
        ldr     w7, [x19, #0x34]
        str     wzr, [x19, #0x30]
        ldr     w2, [x19, #0x34]
        bl      queue
        ldr     w3, [x19, #0x44]
        ldr     w4, [x19, #0x70]
        ldr     w5, [x20, #0x44]
agreed: nop

        mov     w0, #0                  // read
        mov     x1, #{{sector}}
        adr     x2, one
        mov     w4, #WRITE
        mov     w6, #{{head}}
        bl      direct
        bl      look
        ldr     x0, =buffer
        ldr     x0, [x0]
read_one:
        mov     w1, w14
        mov     w2, w15
        str     w14, [x19, #0x64]
        ldr     w3, [x19, #0x60]
        bl      line
acknowledged:
        nop

        mov     w0, #0
        mov     x1, #{{sector}} + {{further}}
        adr     x2, three
        mov     w4, #WRITE
        mov     w6, #{{head}} + 1
        bl      direct
        ldr     x1, =buffer
        ldr     x0, [x1]
        ldr     x1, [x1, #0x1000 + 408]
read_three:
        mov     x25, #0                 // more than the ring has entries
1:      mov     w0, #0
        add     x1, x25, #{{further}}
        adr     x2, one
        mov     w4, #WRITE
        lsr     w6, w25, #1
        bl      direct
        cbnz    w10, 2f
        ldr     x1, =buffer
        ldr     x0, [x1]
        ldr     x2, ={{pace}}
        ldr     x3, ={{stamp}}
        add     x4, x25, #{{further}}
        madd    x2, x2, x4, x3
        cmp     x0, x2
        b.ne    2f
        add     x25, x25, #1
        cmp     x25, #SIZE + {{more}}
        b.lo    1b
2:      ldrh    w1, [x24, #2]
read_many:
        nop

        ldr     x1, =buffer
        ldr     x0, ={{pattern}}
        str     x0, [x1]
        mov     w0, #1                  // write
        mov     x1, #{{target}}
        adr     x2, one
        mov     w4, #0
        mov     w6, #2
        bl      direct
        mov     w26, w10
        mov     w27, w13
        ldr     x1, =buffer
        str     xzr, [x1]
        mov     w0, #0
        mov     x1, #{{target}}
        adr     x2, one
        mov     w4, #WRITE
        mov     w6, #3
        bl      direct
        ldr     x0, =buffer
        ldr     x0, [x0]
written:
        mov     w0, #4                  // flush
        mov     x1, #0
        adr     x2, none
        mov     w4, #0
        mov     w6, #5
        bl      direct
flushed:
        mov     w0, #8                  // what is your name?
        mov     x1, #0
        adr     x2, name
        mov     w4, #WRITE
        mov     w6, #6
        bl      direct
        ldr     x1, =buffer
        ldr     x0, [x1]
        ldr     x1, [x1, #8]
named:  mov     w0, #{{strange}}        // what nobody knows
        mov     x1, #0
        adr     x2, none
        mov     w4, #0
        mov     w6, #7
        bl      direct
unknown:
        ldr     x1, =buffer
        str     x1, [x1]
        mov     w0, #0                  // behind the last sector
        mov     x1, #{{sectors}}
        adr     x2, one
        mov     w4, #WRITE
        mov     w6, #1
        bl      direct
        ldr     x1, =buffer
        ldr     x0, [x1]
beyond: mov     w0, #1
        strh    w0, [x23]               // VIRTQ_AVAIL_F_NO_INTERRUPT
        mov     w0, #3
        str     w0, [x19, #0x64]
        mov     w0, #0
        mov     x1, #{{further}}
        adr     x2, one
        mov     w4, #WRITE
        mov     w6, #4
        bl      direct
        bl      look
quiet:  nop

        mov     w0, #(1 << 28)          // a table somewhere else
        bl      again
        mov     w0, #0
        mov     x1, #{{sector}}
        adr     x2, one
        mov     w4, #WRITE
        ldr     x5, =table
        mov     w6, #0
        bl      chain
        mov     w6, #{{head}}
        add     x7, x22, x6, lsl #4
        str     x5, [x7]
        mov     w8, #16 * SIZE
        str     w8, [x7, #8]
        mov     w8, #4                  // INDIRECT
        strh    w8, [x7, #12]
        bl      ring
        ldr     x0, =buffer
        ldr     x0, [x0]
indirect:
        nop

        mov     w0, #(1 << 29)          // interrupts when they are wanted
        bl      again
        mov     w0, #{{wish}} - 1
        strh    w0, [x23, #4 + 2 * SIZE]        // used_event
        mov     x25, #0
        mov     x28, #0                 // after which the line was up
1:      mov     w0, #0
        mov     x1, #{{further}}
        adr     x2, one
        mov     w4, #WRITE
        mov     w6, #5
        bl      direct
        bl      line
        add     x25, x25, #1
        cbnz    x28, 2f
        cbz     w15, 2f
        mov     x28, x25
2:      cmp     x25, #{{wish}} + 1
        b.lo    1b
        ldrh    w0, [x24, #4 + 8 * SIZE]        // avail_event
events: nop
finished:
        nop
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// From reset to FEATURES_OK, with these features and VERSION_1.
negotiate:
        str     wzr, [x19, #0x70]
        mov     w1, #3
        str     w1, [x19, #0x70]
        str     wzr, [x19, #0x24]
        str     w0, [x19, #0x20]
        mov     w1, #1
        str     w1, [x19, #0x24]
        str     w1, [x19, #0x20]
        mov     w1, #11
        str     w1, [x19, #0x70]
        ret

// Rings and DRIVER_OK.
queue:  mov     w1, #SIZE
        str     w1, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        str     wzr, [x23]              // flags and idx of both
        str     wzr, [x24]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]
        ret

again:  mov     x29, x30
        bl      negotiate
        bl      queue
        ldr     x1, =buffer
        str     xzr, [x1]
        ret     x29

// A chain in x5 from w6 on: type w0, sector x1, pieces x2, each with flags w4.
direct: mov     x5, x22
        mov     x29, x30
        bl      chain
        mov     x30, x29
        b       ring
chain:  ldr     x7, =header
        stp     x0, x1, [x7]            // type, reserved, sector
        mov     w8, w6
        mov     w9, #NEXT
        mov     x10, #16
        mov     x11, x30
        bl      put
1:      ldp     x7, x10, [x2], #16
        cbz     x7, 2f
        orr     w9, w4, #NEXT
        bl      put
        b       1b
2:      ldr     x7, =state
        mov     w10, #0xee
        strb    w10, [x7]
        mov     x10, #1
        mov     w9, #WRITE
        bl      put
        ret     x11

// Descriptor w8: x10 bytes at x7, flags w9. The next one is not its neighbour.
put:    add     x12, x5, x8, lsl #4
        str     x7, [x12]
        str     w10, [x12, #8]
        strh    w9, [x12, #12]
        add     w8, w8, #{{stride}}
        and     w8, w8, #(SIZE - 1)
        strh    w8, [x12, #14]
        ret

// w10: status, w11: used idx, w12 and w13: its last entry, w14:
// InterruptStatus, w15: the line.
ring:   ldrh    w8, [x23, #2]
        and     w9, w8, #(SIZE - 1)
        add     x9, x23, x9, lsl #1
        strh    w6, [x9, #4]
        add     w8, w8, #1
        dmb     ish
        strh    w8, [x23, #2]
        dmb     sy
        str     wzr, [x19, #0x50]
        ldr     x7, =state
        ldrb    w10, [x7]
        ldrh    w11, [x24, #2]
        sub     w9, w11, #1
        and     w9, w9, #(SIZE - 1)
        add     x9, x24, x9, lsl #3
        ldr     w12, [x9, #4]
        ldr     w13, [x9, #8]
        ret
look:   ldr     w14, [x19, #0x60]
line:   ldr     w15, [x21]
        ubfx    w15, w15, #{{irq:d}}, #1
        ret

        .balign 8
none:   .quad   0
one:    .quad   buffer, 512, 0
three:  .quad   buffer, 104, buffer + 0x1000, 416, buffer + 0x2000, 504, 0
name:   .quad   buffer, 20, 0
        .ltorg

aborted:
        mrs     x0, elr_el1
stuck:  b       stuck

        .balign 2048
vectors:
        .skip   0x200
        b       aborted
