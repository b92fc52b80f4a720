// Calls the driver, and looks at what has become of it. Two requests at a
// time are with the device.
        .set    SIZE, {{size}}
        .set    ROUNDS, SIZE + {{more}}
        .set    SECTORS, 64
        .set    NONE, {{none}}

        .global _start
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el1, x0

        bl      find
found:  mov     x19, x0
        lsr     x1, x0, #16             // no slot: nothing to talk to
        cmp     x1, #(0x0a000000 >> 16)
        b.ne    stop

        ldr     w1, =(1 << {{unknown:d}})       // a feature that no disk has
        bl      negotiate
refused:
        mov     x20, x0
        mov     x0, x19
        ldr     w1, =(1 << {{known:d}})
        bl      negotiate
accepted:
        mov     x20, x0
        ldr     w21, [x19, #0x70]
negotiated:
        nop

        mov     x0, x19
        ldr     x1, =descriptors
        ldr     x2, =available
        ldr     x3, =used
        bl      setup
        ldr     w21, [x19, #0x70]
        ldr     w22, [x19, #0x44]
ready:  nop

        bl      complete                // nothing was asked for
idle:   mov     x20, x0

        mov     x25, #0                 // request
1:      bl      begin
        add     x25, x25, #1
        bl      begin
        sub     x25, x25, #1
        bl      judge
        cbnz    x24, stop
        add     x25, x25, #1
        bl      judge
        cbnz    x24, stop
        add     x25, x25, #1
        cmp     x25, #2
        b.ne    2f
        mov     x0, x19                 // after the first two
        bl      acknowledge
        ldr     w21, [x19, #0x60]
quiet:  nop
2:      cmp     x25, #ROUNDS
        b.lo    1b

        mov     x0, #(SECTORS + {{beyond}})
        ldr     x1, =buffers
        mov     x2, #1
        bl      submit
        bl      complete
beyond: nop

finished:
        nop
stop:   b       stop

// Request x25: sector in x27, its d in x28, its buffer in x23.
request:
        mov     x27, #{{stride}}
        mov     x28, #{{start}}
        madd    x27, x27, x25, x28
        and     x27, x27, #(SECTORS - 1)
        mov     x28, #{{wander}}
        mul     x28, x28, x25
        lsr     x28, x28, #4
        and     x28, x28, #(SIZE / 4 - 1)       // of the lower half,
        tst     x25, #1
        b.eq    1f
        add     x28, x28, #(SIZE / 2)   // or of the upper one
1:      ldr     x23, =buffers
        add     x23, x23, x28, lsl #10
        ret

begin:  mov     x26, x30
        bl      request
        str     xzr, [x23]
        mov     x0, x27
        mov     x1, x23
        mov     x2, x28
        mov     x30, x26
        b       submit

// x24 = 0: the request came back as it should. Else what is wrong: 1 nothing
// came, 2 another one, 3 the number of bytes, 4 the bytes.
judge:  mov     x26, x30
        bl      complete
        mov     x21, x0
        mov     x22, x1
        bl      request
        ldr     w20, [x19, #0x70]
        mov     x24, #1
        mov     x1, #NONE
        cmp     x21, x1
        b.eq    judged
        mov     x24, #2
        cmp     x21, x28
        b.ne    judged
        mov     x24, #3
        cmp     x22, #{{bytes}}
        b.ne    judged
        mov     x24, #4
        ldr     x2, [x23]
        ldr     x3, ={{pace}}
        ldr     x4, ={{stamp}}
        madd    x3, x3, x27, x4         // what is on the disk there
        cmp     x2, x3
        b.ne    judged
        mov     x24, #0
judged: mov     x30, x26
        ret
        .ltorg

        .balign 2048
vectors:
        .skip   0x200
        b       .

        .balign 4096
descriptors:
        .skip   16 * SIZE
available:
        .skip   6 + 2 * SIZE
        .balign 4096
used:   .skip   6 + 8 * SIZE
        .balign 4096
buffers:
        .skip   1024 * SIZE + 1024
        .skip   1024
stack:
