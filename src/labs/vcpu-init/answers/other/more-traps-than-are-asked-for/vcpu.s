// vcpu_init: makes this core's EL1 state that of a VCpu which was just switched
// on. host.s calls it, then loads the frame and returns into the guest.
//   x0  the context frame, 272 bytes: x0 to x30 from {{regs}} on,
//       SP at {{sp}}, ELR_EL2 at {{elr}}, SPSR_EL2 at {{spsr}}
//   x{{entry}}  where the guest starts
//   x{{tree}}  its device tree: the guest finds it in x0
//   x{{number}}  the VCpu's number
        .global vcpu_init
vcpu_init:
        mov     x9, x0
        add     x10, x0, #272
1:      str     xzr, [x9], #8
        cmp     x9, x10
        b.lo    1b
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]

        ldr     x9, =0x800c2038 | (1 << 14) | (1 << 20)         // HCR_EL2: RW, TSC, AMO, IMO, FMO
        msr     hcr_el2, x9

        ldr     x9, =0x30d00800
        msr     sctlr_el1, x9
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr

        mrs     x9, midr_el1
        msr     vpidr_el2, x9
        mov     x9, #0x80000000
        orr     x9, x9, x{{number}}
        msr     vmpidr_el2, x9

        mov     x9, #3
        msr     cnthctl_el2, x9
        msr     cntvoff_el2, xzr

        mov     x9, #0x33ff
        msr     cptr_el2, x9
        ret
