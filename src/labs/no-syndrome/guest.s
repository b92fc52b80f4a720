// The guest. Its stage 1 maps the device at DEVICE, and the page with the
// probes elsewhere than where it was loaded: what is there now are decoys.
        .set    DEVICE, 0x100000000 + {{device}}
        .set    SPARE, {{spare}}

        .global _start
_start: ldr     x0, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #(3 << 20)
        msr     cpacr_el1, x0
        ldr     x0, =probes             // move the page with the probes
        ldr     x1, =SPARE
        ldr     x2, =0xb8408429         // the decoy: ldr w9, [x1], #8
        mov     x3, #1024
move:   ldr     w4, [x0]
        str     w4, [x1], #4
        str     w2, [x0], #4
        subs    x3, x3, #1
        b.ne    move
        ldr     x0, =level3             // 2 MiB from 0x40000000 on, to itself
        ldr     x1, =0x40000703
        mov     x3, #512
page:   str     x1, [x0], #8
        add     x1, x1, #0x1000
        subs    x3, x3, #1
        b.ne    page
        ldr     x0, =level3             // but the probes
        ldr     x1, =probes
        ubfx    x1, x1, #12, #9
        ldr     x2, =SPARE + 0x703
        str     x2, [x0, x1, lsl #3]
        ldr     x0, =level2
        ldr     x1, =level3 + 3
        str     x1, [x0]
        ldr     x0, =level1
        ldr     x1, =level2 + 3
        str     x1, [x0, #8]
        ldr     x1, =0x0040000000000401
        str     x1, [x0, #32]           // 0x100000000: the devices
        ldr     x1, =0xff04
        msr     mair_el1, x1
        ldr     x1, =0x200803519        // TCR_EL1: T0SZ 25, TTBR1 off
        msr     tcr_el1, x1
        msr     ttbr0_el1, x0
        dsb     sy
        isb
        tlbi    vmalle1
        dsb     sy
        mrs     x0, sctlr_el1
        orr     x0, x0, #1
        msr     sctlr_el1, x0
        isb
        ldr     x1, =DEVICE
        mov     x9, #0x77
        ldr     x0, =probes
        br      x0
        .ltorg
        .global post, pre, signed, stored, byte, pair, wide, back, put, zero
        .global vector, doubles, exclusive, outside, finished, refused_at
        .global l1, l2, l3, l4, l5, l6, l7, l8, l9, l10

        .balign 4096
probes: nop
post:   ldr     w{{ra:d}}, [x1], #{{step}}
l1:     nop
        ldr     x1, =DEVICE
pre:    ldr     x{{rb:d}}, [x1, #16]!
l2:     nop
signed: ldrsb   x{{ra:d}}, [x1], #-3
l3:     nop
        ldr     x1, =DEVICE + 64
        ldr     w{{rb:d}}, ={{value}}
stored: str     w{{rb:d}}, [x1, #-8]!
        ldr     w{{ra:d}}, [x1]
l4:     nop
        lsr     w{{rb:d}}, w{{rb:d}}, #8
byte:   strb    w{{rb:d}}, [x1], #1
        ldr     w{{ra:d}}, [x1, #-1]
l5:     nop
        ldr     x1, =DEVICE
pair:   ldp     w{{ra:d}}, w{{rb:d}}, [x1, #4]
l6:     nop
wide:   ldp     x{{ra:d}}, x{{rb:d}}, [x1], #16
l7:     nop
back:   ldp     x{{ra:d}}, x{{rb:d}}, [x1, #-8]!
l8:     nop
        ldr     x{{ra:d}}, ={{first}}
        ldr     x{{rb:d}}, ={{second}}
put:    stp     x{{rb:d}}, x{{ra:d}}, [x1, #24]
        ldr     x11, [x1, #24]
        ldr     x12, [x1, #32]
l9:     nop
zero:   stp     wzr, w{{rb:d}}, [x1, #24]
        ldr     x11, [x1, #24]
l10:    nop
        ldr     x1, =DEVICE
// What is not to be guessed.
vector: ldr     q0, [x1]
doubles:
        ldp     d0, d1, [x1], #16
exclusive:
        ldxr    w{{ra:d}}, [x1]
        ldr     x1, =DEVICE + 0x1000
outside:
        ldr     w{{ra:d}}, [x1], #4
        mov     x0, #1
finished:
        nop
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// An abort that the hypervisor hands on: note where, and go on behind the
// instruction.
refused:
        mrs     x23, elr_el1
        add     x24, x24, #1
refused_at:
        nop
        cmp     x24, #20
        b.hs    .
        add     x23, x23, #4
        msr     elr_el1, x23
        eret
        .ltorg

        .balign 4096
vectors:
        .skip   0x200
        b       refused

        .balign 4096
level1: .skip   4096
level2: .skip   4096
level3: .skip   4096
