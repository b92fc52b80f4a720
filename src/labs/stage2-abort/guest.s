// The guest. Its stage 1 maps a device at 0x10b000000; the IPA behind that is
// 0x0b000000, which stage 2 does not map.
        .set    DEVICE, 0x10b000000

        .global _start
_start: ldr     x0, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =0xff04
        msr     mair_el1, x0
        ldr     x0, =0x200803519        // TCR_EL1: T0SZ 25, TTBR1 off
        msr     tcr_el1, x0
        ldr     x0, =level1
        msr     ttbr0_el1, x0
        isb
        mrs     x0, sctlr_el1
        orr     x0, x0, #1
        msr     sctlr_el1, x0
        isb
        mov     x0, #{{stack0}}
        msr     sp_el0, x0

        ldr     x1, =DEVICE
        ldr     x20, =results
        mov     x2, #0x77
        .global identify, add, low, byte_signed, word_signed, byte, zero
        .global nowhere, wide, pair, outside
identify:
        ldr     w2, [x1]                // ID
        str     x2, [x20]

        mov     w5, #{{first}}
add:    str     w5, [x1, #4]            // SUM: a write adds
        mov     w7, #{{second}}
        str     w7, [x1, #4]
        ldr     w11, [x1, #4]
        str     x11, [x20, #8]

        mov     w5, #0x1f3
low:    strb    w5, [x1, #8]            // SCRATCH: only the low byte
        ldr     w2, [x1, #8]
        str     x2, [x20, #16]
byte_signed:
        ldrsb   x12, [x1, #8]
        str     x12, [x20, #24]
word_signed:
        ldrsb   w13, [x1, #8]           // sign-extended to 32 bits, not to 64
        str     x13, [x20, #32]
byte:   ldrb    w14, [x1, #8]
        str     x14, [x20, #40]
zero:   str     wzr, [x1, #8]           // register 31 of a store is zero
        ldr     w2, [x1, #8]
        str     x2, [x20, #48]
nowhere:
        ldr     wzr, [x1]               // and of a load, nowhere
        mrs     x2, sp_el0
        str     x2, [x20, #56]
        ldr     x15, =0x1122334455667788
wide:   str     x15, [x1, #16]          // SCRATCH64
        ldr     x16, [x1, #16]
        str     x16, [x20, #64]

pair:   ldp     w17, w18, [x1]          // no syndrome (ISV = 0):
                                        // not to be emulated
outside:
        ldr     w19, [x1, #0x1000]      // behind the device: nobody is there

        mov     x0, #1
        str     x0, [x20, #72]
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// An abort that the hypervisor hands on: note where,
// and go on behind the instruction.
refused:
        ldr     x21, =refusals
        ldr     x22, [x21]
        add     x22, x22, #1
        str     x22, [x21]
        mrs     x23, elr_el1
        str     x23, [x21, x22, lsl #3]
        cmp     x22, #8
        b.hs    .
        add     x23, x23, #4
        msr     elr_el1, x23
        eret
        .ltorg

        .balign 2048
vectors:
        .skip   0x200
        b       refused

        .balign 4096
level1: .quad   0, 0x40000705, 0, 0, 0x0040000000000401
        .balign 4096
        .global results, refusals
results: .skip  10 * 8
refusals: .skip 16 * 8
        .skip   256
stack:
