// vcpu_init: makes this core's EL1 state that of a VCpu which was just switched
// on. host.s calls it, then loads the frame and returns into the guest.
//   x0  the context frame, 272 bytes: x0 to x30 from {{regs}} on,
//       SP at {{sp}}, ELR_EL2 at {{elr}}, SPSR_EL2 at {{spsr}}
//   x{{entry}}  where the guest starts
//   x{{tree}}  its device tree: the guest finds it in x0
//   x{{number}}  the VCpu's number
        .global vcpu_init
vcpu_init:
        stp     x29, x30, [sp, #-16]!
        bl      registers
        stp     xzr, xzr, [x0, #0]
        stp     xzr, xzr, [x0, #16]
        stp     xzr, xzr, [x0, #32]
        stp     xzr, xzr, [x0, #48]
        stp     xzr, xzr, [x0, #64]
        stp     xzr, xzr, [x0, #80]
        stp     xzr, xzr, [x0, #96]
        stp     xzr, xzr, [x0, #112]
        stp     xzr, xzr, [x0, #128]
        stp     xzr, xzr, [x0, #144]
        stp     xzr, xzr, [x0, #160]
        stp     xzr, xzr, [x0, #176]
        stp     xzr, xzr, [x0, #192]
        stp     xzr, xzr, [x0, #208]
        stp     xzr, xzr, [x0, #224]
        stp     xzr, xzr, [x0, #240]
        stp     xzr, xzr, [x0, #256]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        str     x{{entry}}, [x0, #{{elr}}]
        str     x{{tree}}, [x0, #{{regs}}]
        ldp     x29, x30, [sp], #16
        ret
registers:
        mrs     x10, cptr_el2
        bic     x10, x10, #(1 << 10)
        msr     cptr_el2, x10
        mrs     x10, cnthctl_el2
        orr     x10, x10, #3
        msr     cnthctl_el2, x10
        msr     cntvoff_el2, xzr
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        mrs     x10, mpidr_el1
        bfi     x10, x{{number}}, #0, #24
        msr     vmpidr_el2, x10
        movz    x10, #0x0800
        movk    x10, #0x30d0, lsl #16
        msr     sctlr_el1, x10
        .irp    name, ttbr0_el1, ttbr1_el1, tcr_el1, mair_el1, vbar_el1, cpacr_el1, tpidr_el1, tpidr_el0, contextidr_el1
        msr     \name, xzr
        .endr
        ldr     x10, =0x80080038
        msr     hcr_el2, x10
        ret
