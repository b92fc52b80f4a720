// EL2 的启动代码：让客户机运行。客户机第一条要紧的指令是
//   {{call}}
// 运行它，一步步看会出什么事，然后改好。
        .global boot
boot:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0            // 客户机的状态：EL1{{mode}}，中断屏蔽
        ldr     x0, =vectors
        adr     x1, next
        msr     elr_el2, x1
        eret
next:   {{line}}
        ldr     x1, =guest
        br      x1
