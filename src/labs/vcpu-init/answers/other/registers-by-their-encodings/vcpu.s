        .global vcpu_init
vcpu_init:
        mov     x9, #0
1:      str     xzr, [x0, x9, lsl #3]
        add     x9, x9, #1
        cmp     x9, #34
        b.ne    1b
        str     x{{tree}}, [x0, #{{regs}}]
        str     x{{entry}}, [x0, #{{elr}}]
        mov     x9, #0x3c5
        str     x9, [x0, #{{spsr}}]
        ldr     x9, =0x80080038
        msr     s3_4_c1_c1_0, x9        // HCR_EL2
        ldr     x9, =0x30d00800
        msr     s3_0_c1_c0_0, x9        // SCTLR_EL1
        msr     s3_0_c2_c0_0, xzr       // TTBR0_EL1
        msr     s3_0_c12_c0_0, xzr      // VBAR_EL1
        msr     s3_0_c1_c0_2, xzr       // CPACR_EL1
        msr     s3_0_c13_c0_4, xzr      // TPIDR_EL1
        msr     s3_3_c13_c0_2, xzr      // TPIDR_EL0
        mrs     x9, s3_0_c0_c0_0        // MIDR_EL1
        msr     s3_4_c0_c0_0, x9        // VPIDR_EL2
        orr     x9, x{{number}}, #0x80000000
        msr     s3_4_c0_c0_5, x9        // VMPIDR_EL2
        mov     x9, #3
        msr     s3_4_c14_c1_0, x9       // CNTHCTL_EL2
        msr     s3_4_c14_c0_3, xzr      // CNTVOFF_EL2
        mov     x9, #0x33ff
        msr     s3_4_c1_c1_2, x9        // CPTR_EL2
        ret
