// The guest: it writes down in what state it was started.
// TPIDRRO_EL0 is the one place where x1 can wait meanwhile.
        .global guest_entry, registers, found, times, noted
guest_entry:
        msr     tpidrro_el0, x1
        adr     x1, registers
        str     x0, [x1]
        str     x2, [x1, #16]
        str     x3, [x1, #24]
        str     x4, [x1, #32]
        str     x5, [x1, #40]
        str     x6, [x1, #48]
        str     x7, [x1, #56]
        str     x8, [x1, #64]
        str     x9, [x1, #72]
        str     x10, [x1, #80]
        str     x11, [x1, #88]
        str     x12, [x1, #96]
        str     x13, [x1, #104]
        str     x14, [x1, #112]
        str     x15, [x1, #120]
        str     x16, [x1, #128]
        str     x17, [x1, #136]
        str     x18, [x1, #144]
        str     x19, [x1, #152]
        str     x20, [x1, #160]
        str     x21, [x1, #168]
        str     x22, [x1, #176]
        str     x23, [x1, #184]
        str     x24, [x1, #192]
        str     x25, [x1, #200]
        str     x26, [x1, #208]
        str     x27, [x1, #216]
        str     x28, [x1, #224]
        str     x29, [x1, #232]
        str     x30, [x1, #240]
        mrs     x0, tpidrro_el0
        str     x0, [x1, #8]

        adr     x1, found
        .macro  note register
        mrs     x0, \register
        str     x0, [x1], #8
        .endm
        note    sctlr_el1
        note    ttbr0_el1
        note    vbar_el1
        note    cpacr_el1
        note    tpidr_el1
        note    tpidr_el0
        note    midr_el1
        note    mpidr_el1

        adr     x1, times
        note    cntpct_el0
        note    cntvct_el0
        note    cntp_ctl_el0

noted:  mov     x0, #(3 << 20)          // its own permission for floating point
        msr     cpacr_el1, x0
        fmov    d0, xzr

        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF: a guest may ask for
                                        // it, the machine must stay on
        smc     #0
        hvc     #0
        b       .

        .balign 8
registers: .skip 31 * 8
found:  .skip   8 * 8
times:  .skip   3 * 8
