// A driver for a virtio disk behind virtio-mmio, version 2, in functions that
// main.s calls. Theirs are x0 to x17.
        .global find, negotiate, setup, submit, complete, acknowledge

// find(): x0 = base of the slot with the disk. There are 32 slots, 0x200 bytes
// each, from 0x0a000000 on; an empty one has DeviceID 0.
find:   mov     x0, #0
        ret

// negotiate(x0: base, w1: features 31:0 that it cannot do without): from reset
// to FEATURES_OK. x0 = 1, or 0 if the device does not have them.
negotiate:
        // Status 0x70, DeviceFeatures 0x10 (Sel 0x14), DriverFeatures 0x20
        // (Sel 0x24). Bit 32, VERSION_1, is always wanted.
        mov     x0, #0
        ret

// setup(x0: base, x1: descriptors, x2: available ring, x3: used ring): queue 0
// with {{size:d}} descriptors, then DRIVER_OK.
setup:  // QueueSel 0x30, QueueNum 0x38, QueueReady 0x44, QueueDesc 0x80,
        // QueueDriver 0x90, QueueDevice 0xa0: the low half, the high one
        // 4 bytes on.
        ret

// submit(x0: sector, x1: buffer, w2: d): a read of {{many:d}} sector(s) in the
// descriptors d, d + 1, d + 2: header, data, status. It does not wait.
submit: // descriptor: address 8 bytes, length 4, flags 2 (NEXT 1, WRITE 2),
        // next 2. Header: type 4 (0: read), 4 bytes of 0, sector 8.
        // Available ring: flags 2, idx 2, then entries of 2 bytes.
        // QueueNotify 0x50.
        ret

// complete(): the next one that the device has used. x0 = its d,
// x1 = bytes of data that are good: all, or none if it failed.
// If there is none: x0 = {{none}}.
complete:
        // Used ring: flags 2, idx 2, then entries: id 4, length 4.
        mov     x0, #0
        ret

// acknowledge(x0: base): x0 = what the device interrupted for; after that its
// interrupt is quiet.
acknowledge:
        // InterruptStatus 0x60, InterruptACK 0x64.
        ret

        .balign 16
device: .skip   48                      // what you want to remember
headers:
        .skip   16 * {{size}}               // one for each descriptor
states: .skip   {{size}}
