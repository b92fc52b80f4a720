// 核从这里开始，在 EL2。请以 EL1 到达 el1_entry：
// 栈指针用 SP_EL1，屏蔽 D、A、I、F。
        .global _start
_start:
        adr     x0, stack_top
        msr     sp_el1, x0

        // 1. HCR_EL2：让 EL1 为 AArch64。

        // 2. SPSR_EL2：返回时恢复的 PSTATE。
        //    ELR_EL2：返回后从哪里继续。

        // 3. 出发。

        b       .

// 这一段只供调用，请勿改动：它打印自己所在的异常级别。
el1_entry:
        mrs     x0, CurrentEL
        lsr     x0, x0, #2
        add     w1, w0, #'0'
        ldr     x2, =0x09000000
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        stp     x0, x1, [sp, #-16]!
        b       .

        .bss
        .balign 16
        .skip   1024
stack_top:
