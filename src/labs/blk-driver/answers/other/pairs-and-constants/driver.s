// A driver for a virtio disk behind virtio-mmio, version 2, in functions that
// main.s calls. Theirs are x0 to x17.
        .global find, negotiate, setup, submit, complete, acknowledge

// find(): x0 = base of the slot with the disk. There are 32 slots, 0x200 bytes
// each, from 0x0a000000 on; an empty one has DeviceID 0.
find:   mov     x0, #0x0a000000
        mov     w2, #32
1:      ldr     w1, [x0, #8]            // DeviceID: 2 is a block device
        cmp     w1, #2
        b.eq    2f
        add     x0, x0, #0x200
        subs    w2, w2, #1
        b.ne    1b
        mov     x0, #0
2:      ret

// negotiate(x0: base, w1: features 31:0 that it cannot do without): from reset
// to FEATURES_OK. x0 = 1, or 0 if the device does not have them.
negotiate:
        str     wzr, [x0, #0x70]        // Status: reset
        mov     w2, #1                  // ACKNOWLEDGE
        str     w2, [x0, #0x70]
        mov     w2, #3                  // and DRIVER
        str     w2, [x0, #0x70]
        str     wzr, [x0, #0x14]        // DeviceFeaturesSel: bits 31:0
        ldr     w2, [x0, #0x10]
        bics    wzr, w1, w2             // is one missing?
        b.ne    1f
        str     wzr, [x0, #0x24]        // DriverFeaturesSel
        str     w1, [x0, #0x20]
        mov     w2, #1                  // bits 63:32
        str     w2, [x0, #0x24]
        str     w2, [x0, #0x20]         // VERSION_1 is bit 32
        mov     w2, #11                 // and FEATURES_OK
        str     w2, [x0, #0x70]
        ldr     w2, [x0, #0x70]         // did the device take them?
        ubfx    w0, w2, #3, #1
        ret
1:      mov     x0, #0
        ret

// setup(x0: base, x1: descriptors, x2: available ring, x3: used ring): queue 0
// with {{size:d}} descriptors, then DRIVER_OK.
setup:  adr     x4, device
        stp     x0, x1, [x4]
        stp     x2, x3, [x4, #16]
        strh    wzr, [x4, #32]
        str     wzr, [x0, #0x30]        // QueueSel
        mov     w5, #{{size}}
        str     w5, [x0, #0x38]         // QueueNum
        str     w1, [x0, #0x80]
        lsr     x5, x1, #32
        str     w5, [x0, #0x84]
        str     w2, [x0, #0x90]
        lsr     x5, x2, #32
        str     w5, [x0, #0x94]
        str     w3, [x0, #0xa0]
        lsr     x5, x3, #32
        str     w5, [x0, #0xa4]
        mov     w5, #1
        str     w5, [x0, #0x44]         // QueueReady
        mov     w5, #15                 // and DRIVER_OK
        str     w5, [x0, #0x70]
        ret

// submit(x0: sector, x1: buffer, w2: d): a read of {{many:d}} sector(s) in the
// descriptors d, d + 1, d + 2: header, data, status. It does not wait.
submit: adr     x3, device
        ldp     x4, x5, [x3]
        ldr     x6, [x3, #16]
        adr     x7, headers
        add     x7, x7, x2, lsl #4
        stp     xzr, x0, [x7]
        adr     x10, states
        add     x10, x10, x2
        strb    w5, [x10]
        // Length, flags and next are one doubleword: flags from bit 32 on,
        // next from bit 48 on.
        add     x5, x5, x2, lsl #4
        add     x9, x2, #1
        mov     x8, #16
        movk    x8, #1, lsl #32
        orr     x8, x8, x9, lsl #48
        stp     x7, x8, [x5]
        add     x9, x9, #1
        mov     x8, #{{bytes}}
        movk    x8, #3, lsl #32
        orr     x8, x8, x9, lsl #48
        stp     x1, x8, [x5, #16]
        mov     x8, #1
        movk    x8, #2, lsl #32
        stp     x10, x8, [x5, #32]
        ldrh    w9, [x6, #2]
        mov     w8, #{{size}} - 1
        and     w8, w8, w9
        lsl     w8, w8, #1
        add     w8, w8, #4
        strh    w2, [x6, x8]
        dsb     sy
        add     w9, w9, #1
        strh    w9, [x6, #2]
        dsb     sy
        mov     w8, #0
        str     w8, [x4, #0x50]
        ret

// complete(): the next one that the device has used. x0 = its d,
// x1 = bytes of data that are good: all, or none if it failed.
// If there is none: x0 = {{none}}.
complete:
        adr     x3, device
        ldr     x4, [x3, #24]           // used ring
        ldrh    w5, [x3, #32]           // how many we have taken
        ldrh    w6, [x4, #2]
        cmp     w5, w6
        b.eq    1f
        dmb     ishld                   // the index, before the entry
        and     w6, w5, #({{size}} - 1)
        add     x6, x4, x6, lsl #3
        ldr     w0, [x6, #4]            // id
        add     w5, w5, #1
        strh    w5, [x3, #32]
        adr     x7, states
        ldrb    w8, [x7, x0]
        mov     x1, #{{bytes}}
        cmp     w8, #0                  // OK
        csel    x1, x1, xzr, eq
        ret
1:      mov     x0, #{{none}}
        ret

// acknowledge(x0: base): x0 = what the device interrupted for; after that its
// interrupt is quiet.
acknowledge:
        mov     x1, x0
        ldr     w0, [x1, #0x60]         // InterruptStatus
        str     w0, [x1, #0x64]         // InterruptACK
        ret

        .balign 16
device: .skip   48
headers:
        .skip   16 * {{size}}
states: .skip   {{size}}
