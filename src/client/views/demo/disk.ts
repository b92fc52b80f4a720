/** A driver in its shortest form: one queue of a virtio disk (version 2), two reads of one sector each. */
import { asm } from '../../../labs/kit/lab.ts';

export const diskDriver = asm`
        .global _start
_start: ldr     x0, =0x0a003e00         // virtio-mmio slot 31
        str     wzr, [x0, #0x70]        // Status: reset
        mov     w1, #3
        str     w1, [x0, #0x70]         // ACKNOWLEDGE, DRIVER
        str     wzr, [x0, #0x24]
        str     wzr, [x0, #0x20]        // no features of words 0 …
        mov     w1, #1
        str     w1, [x0, #0x24]
        str     w1, [x0, #0x20]         // … and VERSION_1 of word 1
        mov     w1, #11
        str     w1, [x0, #0x70]         // FEATURES_OK
        str     wzr, [x0, #0x30]        // QueueSel
        mov     w1, #8
        str     w1, [x0, #0x38]         // QueueNum
        ldr     x2, =table
        str     w2, [x0, #0x80]         // QueueDesc
        str     wzr, [x0, #0x84]
        ldr     x3, =available
        str     w3, [x0, #0x90]         // QueueDriver
        str     wzr, [x0, #0x94]
        ldr     x4, =used
        str     w4, [x0, #0xa0]         // QueueDevice
        str     wzr, [x0, #0xa4]
        mov     w1, #1
        str     w1, [x0, #0x44]         // QueueReady
        mov     w1, #15
        str     w1, [x0, #0x70]         // DRIVER_OK

        ldr     x5, =buffers
        mov     w6, #0                  // first descriptor of the chain
        mov     w7, #0                  // sector
build:  str     wzr, [x5]               // header: type IN …
        str     w7, [x5, #8]            // … and the sector
        add     x8, x2, w6, uxtw #4
        mov     w9, #16
        mov     w10, #1                 // NEXT
        add     w11, w6, #1
        str     x5, [x8]
        stp     w9, w10, [x8, #8]
        strh    w11, [x8, #14]
        add     x12, x5, #16
        mov     w9, #512
        mov     w10, #3                 // NEXT, WRITE
        add     w11, w11, #1
        str     x12, [x8, #16]
        stp     w9, w10, [x8, #24]
        strh    w11, [x8, #30]
        add     x12, x12, #512
        mov     w9, #1
        mov     w10, #2                 // WRITE
        str     x12, [x8, #32]
        stp     w9, w10, [x8, #40]
        ldrh    w9, [x3, #2]
        and     w10, w9, #7
        add     x11, x3, w10, uxtw #1
        strh    w6, [x11, #4]           // the chain into the ring …
        add     w9, w9, #1
        dmb     ish
        strh    w9, [x3, #2]            // … and only then the index
offered:
        str     wzr, [x0, #0x50]        // QueueNotify
done:   add     w6, w6, #3
        add     w7, w7, #1
        add     x5, x5, #1024
        cmp     w7, #2
        b.lo    build
        b       .

        .bss
        .balign 4096
table:  .skip   128
        .balign 16
available: .skip 64
        .balign 16
used:   .skip   128
        .balign 1024
buffers: .skip  4096
`;
