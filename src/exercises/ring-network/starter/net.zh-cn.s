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
send:   mov     x0, #-1
        ret

// receive：x0 是环，x1 是 x2 字节的缓冲区。x0 变成长度；没有帧就是 0；不可能
// 是真的就是 -1：帧比格还多，或者长度超出一格或缓冲区。这样的一帧
// 也要拿走。
receive:
        mov     x0, #-1
        ret
