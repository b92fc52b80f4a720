// EL2。EL1 执行 HVC 时，在 x{{reg:d}} 中应答 x{{reg:d}} {{sign}} {{increment}}。
// SMC 陷入时跳过它，x{{reg:d}} 保持不变。
        .global _start
_start:
        // 1. 说明向量表在哪里。

        ldr     x0, =0x80080000         // HCR_EL2：RW，以及 TSC（EL1 的 SMC
                                        // 陷入 EL2）
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        // 2. 在“来自低级别 AArch64 的同步异常”
        //    这个槽里放一条跳到处理程序的指令。

// 3. ESR_EL2.EC 区分 HVC（0x16）和 SMC（0x17）。ELR_EL2 在 HVC 之后，
//    而对陷入的 SMC 则正指着它。
handler:
        eret
