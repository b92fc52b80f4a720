// EL2：有栈，有页表，MMU 打开。
// 虚拟地址与物理地址保持相等：
//   0x00000000 到 0x3fffffff   设备   Device-nGnRE，不可执行
//   0x40000000 到 0x7fffffff   RAM    普通内存（写回），内共享
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        // 1. 栈：SP_EL2 为 stack_top。

        // 2. 在 level1[0] 和 level1[1] 中填两个 1 GiB 的块描述符，带上
        //    AP[1]（第 6 位，这里是 RES1）和 AF；MAIR_EL2、TCR_EL2、TTBR0_EL2。
        //    设备用 MAIR_EL2 的属性 {{d}}，RAM 用属性 {{r}}。
        //    TCR_EL2：{{bits:d}} 位地址（从第 1 级开始查表），4 KiB 粒度，
        //    PS 为 {{pabits:d}} 位，RES1 第 31、23 位。

        // 3. 清掉旧的转换，然后置 SCTLR_EL2.M。
        //    它的 RES1 位合起来是 0x30c50830；C、I、SA 与 M 一起置位。

        bl      hello
        b       .
