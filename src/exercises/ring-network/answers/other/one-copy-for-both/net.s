        .equ    LENGTHS, 64
        .global send, receive

// x0 the ring, w9 a count: x10 becomes its slot.
slot:   and     x10, x9, #({{slots:d}} - 1)
        lsl     x10, x10, #6
        add     x10, x10, x0
        add     x10, x10, #LENGTHS
        ret
// x5 bytes from x4 to x3, from the last to the first.
copy:   subs    x5, x5, #1
        b.mi    1f
        ldrb    w6, [x4, x5]
        strb    w6, [x3, x5]
        b       copy
1:      ret

send:   stp     x29, x30, [sp, #-48]!
        stp     x10, x11, [sp, #16]
        str     x1, [sp, #32]
        mov     x11, #-1
        cmp     x2, #57
        b.hs    out
        ldr     w9, [x0, #{{head:d}}]
        ldr     w8, [x0, #{{tail:d}}]
        add     w8, w8, #{{slots:d}}
        sub     w8, w8, w9
        cmp     w8, #1
        b.lt    out
        bl      slot
        str     w2, [x10]
        add     x3, x10, #8
        ldr     x4, [sp, #32]
        mov     x5, x2
        bl      copy
        add     w9, w9, #1
        add     x8, x0, #{{head:d}}
        stlr    w9, [x8]
        mov     x11, #0
out:    mov     x0, x11
        ldp     x10, x11, [sp, #16]
        ldp     x29, x30, [sp], #48
        ret

receive:
        stp     x29, x30, [sp, #-48]!
        stp     x10, x11, [sp, #16]
        mov     x11, #0
        ldr     w9, [x0, #{{tail:d}}]
        add     x8, x0, #{{head:d}}
        ldar    w8, [x8]
        sub     w8, w8, w9
        cbz     w8, out
        mov     x11, #-1
        cmp     w8, #({{slots:d}} + 1)
        b.hs    out
        bl      slot
        ldr     w5, [x10]
        mov     w7, #56
        cmp     x2, x7
        csel    x7, x2, x7, lo
        cmp     x5, x7
        b.hi    1f
        mov     x11, x5
        mov     x3, x1
        add     x4, x10, #8
        bl      copy
1:      add     w9, w9, #1
        dmb     sy
        str     w9, [x0, #{{tail:d}}]
        b       out
