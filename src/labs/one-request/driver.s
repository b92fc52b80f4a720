// A driver that has read some sectors of a disk already, and reads one more.
// Go to `bell`, look at the queue; one step on, look again; and back.
        .set    SIZE, {{size}}
        .set    NEXT, 1
        .set    WRITE, 2
        .set    descriptors, {{descriptors}}
        .set    available, {{available}}
        .set    used, {{used}}
        .set    header, 0x40140000
        .set    other, 0x40141000       // buffer and status of those before

        .global _start, bell, done, why, quiet
_start: ldr     x19, ={{base}}          // the disk's slot
        ldr     x22, =descriptors
        ldr     x23, =available
        ldr     x24, =used

        str     wzr, [x19, #0x70]       // from reset to FEATURES_OK
        mov     w1, #3
        str     w1, [x19, #0x70]
        mov     w1, #1
        str     w1, [x19, #0x24]
        str     w1, [x19, #0x20]        // VERSION_1, and nothing else
        mov     w1, #11
        str     w1, [x19, #0x70]
        mov     w1, #SIZE               // the queue
        str     w1, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]

// The requests before: always the same three descriptors.
        mov     x25, #{{before:d}}
1:      mov     w0, #0
        mov     w6, #1
        mov     x1, #{{earlier}}
        ldr     x2, =other
        ldr     x3, =other + 512
        bl      submit
        str     wzr, [x19, #0x50]
        ldr     w0, [x19, #0x60]
        str     w0, [x19, #0x64]
        subs    x25, x25, #1
        b.ne    1b

// And this one.
        mov     w0, #{{head}}
        mov     w6, #{{stride}}
        mov     x1, #{{sector}}
        ldr     x2, ={{buffer}}
        ldr     x3, ={{state}}
        bl      submit
bell:   str     wzr, [x19, #0x50]       // QueueNotify
done:   ldr     w20, [x19, #0x60]       // InterruptStatus
why:    str     w20, [x19, #0x64]       // InterruptACK
quiet:  nop
        b       .

// A read of sector x1 into x2, its status to x3; from descriptor w0 on, each
// w6 further.
submit: ldr     x7, =header
        str     xzr, [x7]               // type 0
        str     x1, [x7, #8]
        mov     w8, w0
        mov     x11, x30
        mov     w9, #NEXT
        mov     w10, #16
        bl      put
        mov     x7, x2
        mov     w9, #NEXT | WRITE
        mov     w10, #512
        bl      put
        mov     x7, x3
        mov     w9, #WRITE
        mov     w10, #1
        bl      put
        ldrh    w8, [x23, #2]           // idx of the available ring
        and     w9, w8, #(SIZE - 1)
        add     x9, x23, x9, lsl #1
        strh    w0, [x9, #4]
        dmb     ish
        add     w8, w8, #1
        strh    w8, [x23, #2]
        dmb     sy
        ret     x11

// Descriptor w8: w10 bytes at x7, flags w9; and w8 is the next one.
put:    add     x12, x22, x8, lsl #4
        str     x7, [x12]
        str     w10, [x12, #8]
        strh    w9, [x12, #12]
        add     w8, w8, w6
        and     w8, w8, #(SIZE - 1)
        strh    w8, [x12, #14]
        ret
