// EL2. Another VCpu was on this core before: its registers are still there, and
// so is what was in the frame's memory.
        .global _start, frame, behind, vectors
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =host_stack
        mov     sp, x0

        ldr     x0, ={{secret}}
        msr     ttbr0_el1, x0
        msr     vbar_el1, x0
        msr     cpacr_el1, x0
        msr     tpidr_el1, x0
        msr     tpidr_el0, x0
        ldr     x1, =frame
        add     x2, x1, #272
1:      str     x0, [x1], #8
        cmp     x1, x2
        b.lo    1b
        str     x0, [x1]                // what follows the frame
                                        // is not the frame's
        ldr     x0, =0x30d01805         // SCTLR_EL1: M, C and I set
        msr     sctlr_el1, x0
        msr     hcr_el2, xzr
        ldr     x0, =0x410fd034         // VPIDR_EL2: a Cortex-A53
        msr     vpidr_el2, x0
        msr     vmpidr_el2, xzr
        msr     cnthctl_el2, xzr
        ldr     x0, =0x100000
        msr     cntvoff_el2, x0
        ldr     x0, =0x37ff             // CPTR_EL2: TFP
        msr     cptr_el2, x0

        // EL2's own timer ticks while the guest has its interrupts masked.
        ldr     x1, =0x08000000
        mov     w0, #1
        str     w0, [x1]                // GICD_CTLR
        mov     w0, #(1 << 26)
        str     w0, [x1, #0x100]        // GICD_ISENABLER0: INTID 26
        ldr     x1, =0x08010000
        mov     w0, #0xff
        str     w0, [x1, #4]            // GICC_PMR
        mov     w0, #1
        str     w0, [x1]                // GICC_CTLR
        msr     cnthp_cval_el2, xzr
        mov     x0, #1
        msr     cnthp_ctl_el2, x0
        isb

before: ldr     x0, =frame
        ldr     x{{entry}}, =guest_entry
        ldr     x{{tree}}, ={{dtb}}
        mov     x{{number}}, #{{index}}
        bl      vcpu_init

        // Everything from the frame, then into the guest.
        .global after
after:  ldr     x0, =frame
        ldr     x1, [x0, #{{elr}}]
        ldr     x2, [x0, #{{spsr}}]
        ldr     x3, [x0, #{{sp}}]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        msr     sp_el0, x3
        add     x0, x0, #{{regs}}
        ldr     x30, [x0, #240]
        ldp     x2, x3, [x0, #16]
        ldp     x4, x5, [x0, #32]
        ldp     x6, x7, [x0, #48]
        ldp     x8, x9, [x0, #64]
        ldp     x10, x11, [x0, #80]
        ldp     x12, x13, [x0, #96]
        ldp     x14, x15, [x0, #112]
        ldp     x16, x17, [x0, #128]
        ldp     x18, x19, [x0, #144]
        ldp     x20, x21, [x0, #160]
        ldp     x22, x23, [x0, #176]
        ldp     x24, x25, [x0, #192]
        ldp     x26, x27, [x0, #208]
        ldp     x28, x29, [x0, #224]
        ldp     x0, x1, [x0]
        isb
        eret

        .balign 2048
vectors:
        .skip   0x400
        mrs     x9, esr_el2             // a trap: HVC ends the guest,
                                        // everything else is skipped
        lsr     x9, x9, #26
        cmp     x9, #0x16
        b.eq    .
        mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        eret
        .balign 128
        msr     cnthp_ctl_el2, xzr      // EL2's tick
        eret

        .bss
        .balign 16
frame:  .skip   272
behind: .skip   16
        .skip   1024
host_stack:
