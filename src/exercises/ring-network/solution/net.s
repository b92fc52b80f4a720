// A link of two rings, one a direction. Of a ring, free running counts:
//   HEAD   how many frames were written; only the sender writes it
//   TAIL   how many were read; only the receiver writes it
//   RINGS  its slots, 64 bytes each: the length of a frame, 32 bits, and
//          behind 8 bytes the frame, at most MOST bytes
        .set    HEAD, {{head:d}}
        .set    TAIL, {{tail:d}}
        .set    RINGS, 64
        .set    SLOTS, {{slots:d}}
        .set    MOST, 56
        .global send, receive

// send: x0 is the ring, x1 the frame, x2 its length. x0 becomes 0; -1 when it
// is too long, or when there is no room. X0 to X9 are yours.
send:   cmp     x2, #MOST
        b.hi    refuse
        ldr     w3, [x0, #HEAD]
        ldr     w4, [x0, #TAIL]
        sub     w5, w3, w4
        cmp     w5, #SLOTS
        b.hs    refuse
        and     w5, w3, #(SLOTS - 1)
        add     x6, x0, #RINGS
        add     x6, x6, x5, lsl #6
        str     w2, [x6], #8
1:      cbz     x2, 2f
        ldrb    w7, [x1], #1
        strb    w7, [x6], #1
        sub     x2, x2, #1
        b       1b
2:      dmb     ishst                   // the frame is there before HEAD is
        add     w3, w3, #1
        str     w3, [x0, #HEAD]
        mov     x0, #0
        ret

// receive: x0 is the ring, x1 a buffer of x2 bytes. x0 becomes the length; 0
// when there is none; -1 when nothing can be true: more frames than slots, or
// a length that the slot or the buffer has not. Such a frame is taken away.
receive:
        ldr     w3, [x0, #TAIL]
        ldr     w4, [x0, #HEAD]
        sub     w5, w4, w3
        cbz     w5, nothing
        cmp     w5, #SLOTS
        b.hi    refuse
        dmb     ishld
        and     w5, w3, #(SLOTS - 1)
        add     x6, x0, #RINGS
        add     x6, x6, x5, lsl #6
        ldr     w7, [x6], #8            // once: the sender can still write it
        add     w3, w3, #1
        cmp     x7, x2
        b.hi    drop
        cmp     x7, #MOST
        b.hi    drop
        mov     x8, x7
1:      cbz     x8, 2f
        ldrb    w9, [x6], #1
        strb    w9, [x1], #1
        sub     x8, x8, #1
        b       1b
2:      dmb     ish
        str     w3, [x0, #TAIL]
        mov     x0, x7
        ret
nothing:
        mov     x0, #0
        ret
drop:   str     w3, [x0, #TAIL]
refuse: mov     x0, #-1
        ret
