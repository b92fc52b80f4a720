// What a device does when it is notified, but for the requests themselves.
        .global _start, done
_start: ldr     w0, ={{seen}}           // how far it has come
        mov     w1, #{{idx}}            // available.idx
        mov     w9, #{{size}} - 1
        ldr     x10, ={{available}}
        ldr     x11, ={{used}}
        mov     w2, #0                  // new
        and     w3, w0, w9              // first
next:   and     w4, w0, w9              // last
        add     w2, w2, #1
        add     w0, w0, #1
        and     w0, w0, #0xffff
        cmp     w0, w1
        b.ne    next
        add     x5, x10, #4             // entry
        add     x5, x5, x3, lsl #1
        add     x6, x11, #4             // element
        add     x6, x6, x4, lsl #3
        mov     w7, w0                  // used-idx
done:   b       .
