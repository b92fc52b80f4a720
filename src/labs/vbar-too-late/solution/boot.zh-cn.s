// EL2 的启动代码：让客户机运行。客户机第一条要紧的指令是
//   {{call}}
// VBAR_EL2 在核还处于 EL2 时写。
        .global boot
boot:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0            // 客户机的状态：EL1{{mode}}，中断屏蔽
        ldr     x0, =vectors
        msr     vbar_el2, x0
        adr     x1, next
        msr     elr_el2, x1
        eret
next:   ldr     x1, =guest
        br      x1
