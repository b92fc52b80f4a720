// vcpu_init：让这个核的 EL1 状态成为一个刚上电的 VCpu 的状态。
// host.s 调用它，然后加载帧，返回到客户机中。
//   x0  上下文帧，272 字节：x0 到 x30 从 {{regs}} 开始，
//       SP 在 {{sp}}，ELR_EL2 在 {{elr}}，SPSR_EL2 在 {{spsr}}
//   x{{entry}}  客户机从哪里开始
//   x{{tree}}  它的设备树：客户机在 x0 中看到
//   x{{number}}  VCpu 的编号
        .global vcpu_init
vcpu_init:
        // 1. 帧。其余寄存器都是 0；EL1h，屏蔽 D、A、I、F。

        // 2. HCR_EL2：EL1 为 AArch64（RW），SMC 陷入（TSC），
        //    物理中断归 EL2（AMO、IMO、FMO）。还没有第 2 阶段。

        // 3. SCTLR_EL1：0x30d00800，即它的 RES1 位；MMU 和缓存关闭。
        //    TTBR0_EL1、VBAR_EL1、CPACR_EL1、TPIDR_EL1、TPIDR_EL0 为 0。

        // 4. 客户机看到的是哪个核：VPIDR_EL2 是真实的 MIDR_EL1，
        //    VMPIDR_EL2 是第 31 位加上 VCpu 的编号。

        // 5. 时间：客户机可以使用物理计数器和定时器
        //    （CNTHCTL_EL2 第 0、1 位）；虚拟计数器显示
        //    同样的时间（CNTVOFF_EL2）。

        // 6. CPTR_EL2：0x33ff，浮点不陷入。

        ret
