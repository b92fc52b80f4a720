// Sixteen bytes in two registers, event 0xff; no memory is looked at.
        .global puts
puts:   mov     x12, x0
        mov     x13, x1
        ldr     x7, =({{type}} << 8) + 0xff
1:      cmp     x13, #0
        b.le    3f
        mov     x2, x13
        mov     x9, #0
        mov     x10, #0
        mov     x11, #0
2:      cmp     x11, x13
        b.hs    4f
        ldrb    w14, [x12], #1
        lsl     x15, x11, #3
        lslv    x14, x14, x15
        cmp     x11, #8
        b.hs    5f
        orr     x9, x9, x14
        b       6f
5:      orr     x10, x10, x14
6:      add     x11, x11, #1
        cmp     x11, #16
        b.ne    2b
4:      mov     x0, #0
        mov     x1, x9
        mov     x3, x10
        hvc     #0
        sub     x13, x13, #16
        b       1b
3:      ret
