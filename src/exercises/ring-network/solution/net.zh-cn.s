// 一条链路，两个环，一个方向一个。环里的计数一直往上加：
//   HEAD   写过多少帧；只有发送方写它
//   TAIL   读过多少帧；只有接收方写它
//   RINGS  格，每格 64 字节：先是一帧的长度，32 位；第 8 字节起是帧，
//          最多 MOST 字节
        .set    HEAD, {{head:d}}
        .set    TAIL, {{tail:d}}
        .set    RINGS, 64
        .set    SLOTS, {{slots:d}}
        .set    MOST, 56
        .global send, receive

// send：x0 是环，x1 是帧，x2 是长度。x0 变成 0；太长，或者没有空位，就是 -1。
// X0 到 X9 随便用。
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
2:      dmb     ishst                   // 帧先到，HEAD 再说它到了
        add     w3, w3, #1
        str     w3, [x0, #HEAD]
        mov     x0, #0
        ret

// receive：x0 是环，x1 是 x2 字节的缓冲区。x0 变成长度；没有帧就是 0；不可能
// 是真的就是 -1：帧比格还多，或者长度超出一格或缓冲区。这样的一帧
// 也要拿走。
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
        ldr     w7, [x6], #8            // 只读一次：发送方还能改它
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
