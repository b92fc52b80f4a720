// run_guest(x{{pointer}} = 上下文帧)：进入客户机，等它陷入时返回，
// x0 中是 ESR_EL2。对调用者来说它只是一个普通函数：
// x19 到 x29 和 SP 前后不变。
//   帧：x0 到 x30 从 REGS 开始，然后是 SP_EL0、ELR_EL2、SPSR_EL2：
        .set    REGS, {{regs}}
        .set    SP0, {{sp}}
        .set    ELR, {{elr}}
        .set    SPSR, {{spsr}}
        .global run_guest, guest_exit
run_guest:
        // 1. 宿主的 x19 到 x30 压栈；
        //    帧的地址放进 TPIDR_EL2。

        // 2. 从帧里取 ELR_EL2、SPSR_EL2、SP_EL0 和 x0 到 x30，
        //    充当基址的寄存器最后取。ERET。

        ret

// 客户机陷入了：它的向量通到这里。
// SP 还是 run_guest 离开时的值。
guest_exit:
        // 3. 一切都存进帧里。

        // 4. 从栈里恢复宿主的寄存器，ESR_EL2 放进 x0，
        //    回到 run_guest 的调用者。

        b       .
