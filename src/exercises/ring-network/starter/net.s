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
send:   mov     x0, #-1
        ret

// receive: x0 is the ring, x1 a buffer of x2 bytes. x0 becomes the length; 0
// when there is none; -1 when nothing can be true: more frames than slots, or
// a length that the slot or the buffer has not. Such a frame is taken away.
receive:
        mov     x0, #-1
        ret
