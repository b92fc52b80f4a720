// Ten bytes at a time.
        .global puts
puts:   mov     x9, x0
        mov     x10, x1
        mov     x7, #{{type}} << 8
        add     x7, x7, #{{print}}
next:   cbz     x10, out
        mov     x11, #10
        cmp     x10, x11
        csel    x11, x10, x11, lo
        mov     x0, x9
        mov     x1, x11
        hvc     #0
        cbnz    x0, out
        add     x9, x9, x11
        sub     x10, x10, x11
        b       next
out:    ret
