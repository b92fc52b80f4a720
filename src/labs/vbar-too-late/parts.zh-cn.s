// 在你之前的：一个加载程序。它在两级各留下一张自己的向量表，
// 再在 EL2 启动 0x40090000 处的代码，也就是你的 boot.s。
        .global _start, guest, behind, vectors, old1, old2
        .global replay, late, late_next, late_behind
_start: bl      leave
        ldr     x9, =0x40090000
        br      x9

leave:  ldr     x0, ={{vbar1}}
        msr     vbar_el1, x0
        ldr     x0, ={{vbar2}}
        msr     vbar_el2, x0
        ldr     x0, =0x84082000         // HCR_EL2：RW、TSC（SMC 陷入）、TWI
        msr     hcr_el2, x0             //（WFI）、TVM（MSR TTBR0_EL1）
        ret

// 客户机：做一件需要 EL2 的事，再说一声“完了”。
guest:  {{call}}
behind: nop
        hvc     #0x60d
        b       .

// 你的 hypervisor：客户机陷入的事，要么做掉，要么略过。客户机说完
// 最后一句之后，实验把最初的 boot.s 重演一遍，即下面的 late。
trapped:
        mrs     x9, esr_el2
        lsr     x10, x9, #26
        cmp     x10, #0x16
        b.eq    called
        mrs     x10, elr_el2
        add     x10, x10, #4
        msr     elr_el2, x10
        eret
called: and     x9, x9, #0xffff
        cmp     x9, #0x60d
        b.eq    replay
        eret

replay: bl      leave
late:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        ldr     x0, =vectors
        adr     x1, late_next
        msr     elr_el2, x1
        eret
late_next:
        {{line}}
        {{call}}
late_behind:
        b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       trapped
        .endr

        .balign 2048
old1:   .rept   16                      // 加载程序的，EL1
        .balign 128
        {{slot1}}
        .endr
        .balign 2048
old2:   .rept   16                      // 加载程序的，EL2
        .balign 128
        {{slot2}}
        .endr
