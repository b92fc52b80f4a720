// vcpu_init：让这个核的 EL1 状态成为一个刚上电的 VCpu 的状态。
// host.s 调用它，然后加载帧，返回到客户机中。
//   x0  上下文帧，272 字节：x0 到 x30 从 {{regs}} 开始，
//       SP 在 {{sp}}，ELR_EL2 在 {{elr}}，SPSR_EL2 在 {{spsr}}
//   x{{entry}}  客户机从哪里开始
//   x{{tree}}  它的设备树：客户机在 x0 中看到
//   x{{number}}  VCpu 的编号
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

        ldr     x9, =0x80080038         // HCR_EL2：RW、TSC、AMO、IMO、FMO
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
