// The guest. Its stage 1 maps a device at DEVICE; the IPA behind that is
// 4 GiB lower, and stage 2 does not map it.
        .set    DEVICE, 0x100000000 + {{device}}
        .set    SUM, {{sum}}
        .set    SCRATCH, {{scratch}}
        .set    SCRATCH64, 16

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
        mov     x{{ld}}, #0x77
        .rept   {{gap}}
        nop
        .endr
        .global identify, add, low, byte_signed, word_signed, byte, zero
        .global nowhere, wide, pair, outside, refused_at, finished
        .global kept0, kept1, kept2, kept3, kept4, kept5, kept6, kept7, kept8
identify:
        ldr     w{{ld}}, [x1]                // ID
kept0:  str     x{{ld}}, [x20]

        ldr     w{{st}}, ={{first}}
add:    str     w{{st}}, [x1, #SUM]     // a write adds
        ldr     w{{st}}, ={{second}}
        str     w{{st}}, [x1, #SUM]
        ldr     w{{ld}}, [x1, #SUM]
kept1:  str     x{{ld}}, [x20, #8]

        mov     w{{st}}, #{{byte}}
low:    strb    w{{st}}, [x1, #SCRATCH] // only the low byte
        ldr     w{{ld}}, [x1, #SCRATCH]
kept2:  str     x{{ld}}, [x20, #16]
        .if     {{order}} == 0
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // sign-extended to 32 bits,
                                        // not to 64
kept4:  str     x{{st}}, [x20, #32]
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
        .elseif {{order}} == 1
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // sign-extended to 32 bits,
                                        // not to 64
kept4:  str     x{{st}}, [x20, #32]
        .else
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // sign-extended to 32 bits,
                                        // not to 64
kept4:  str     x{{st}}, [x20, #32]
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
        .endif
zero:   str     wzr, [x1, #SCRATCH]     // register 31 of a store is zero
        ldr     w{{ld}}, [x1, #SCRATCH]
kept6:  str     x{{ld}}, [x20, #48]
nowhere:
        ldr     wzr, [x1]               // and of a load, nowhere
        mrs     x{{ld}}, sp_el0
kept7:  str     x{{ld}}, [x20, #56]
        ldr     x{{st}}, ={{wide}}
wide:   str     x{{st}}, [x1, #SCRATCH64]
        ldr     x{{ld}}, [x1, #SCRATCH64]
kept8:  str     x{{ld}}, [x20, #64]

pair:   ldp     w17, w18, [x1]          // no syndrome (ISV = 0):
                                        // not to be emulated
outside:
        ldr     w19, [x1, #0x1000]      // past the device: nobody is there

        mov     x0, #1
finished:
        str     x0, [x20, #72]
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// An abort that the hypervisor hands on: note where,
// and go on after the instruction.
refused:
        ldr     x21, =refusals
        ldr     x22, [x21]
        add     x22, x22, #1
        str     x22, [x21]
        mrs     x23, elr_el1
refused_at:
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
