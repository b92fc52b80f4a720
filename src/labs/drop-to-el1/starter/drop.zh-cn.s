// 核从这里开始，在 EL2。请以 EL1 到达 el1_entry：
// 栈指针用 SP_EL1，只屏蔽 {{masked}}。
        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0

        // 1. HCR_EL2：让 EL1 为 AArch64。置位 RW{{also}}。

        // 2. SPSR_EL2：返回时恢复的 PSTATE。
        //    ELR_EL2：返回后从哪里继续。

        // 3. 出发。

        b       .
