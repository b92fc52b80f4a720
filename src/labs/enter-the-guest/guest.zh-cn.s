// 两个客户机：记下每个寄存器，逐个修改，发出调用；
// 然后再记一遍。
        .global guest_entry, call1, call2
guest_entry:
        sub     sp, sp, #256
        stp     x0, x1, [sp, #0]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        str     x30, [sp, #240]
        mrs     x0, sp_el0
        str     x0, [sp, #248]
        add     x0, x0, #0x10
        msr     sp_el0, x0
        mrs     x0, cntvct_el0          // 每个寄存器都变成难以预料的值
        lsl     x0, x0, #4              // 事先谁也算不出来
        add     x1, x1, x0
        add     x2, x2, x1
        add     x3, x3, x2
        add     x4, x4, x3
        add     x5, x5, x4
        add     x6, x6, x5
        add     x7, x7, x6
        add     x8, x8, x7
        add     x9, x9, x8
        add     x10, x10, x9
        add     x11, x11, x10
        add     x12, x12, x11
        add     x13, x13, x12
        add     x14, x14, x13
        add     x15, x15, x14
        add     x16, x16, x15
        add     x17, x17, x16
        add     x18, x18, x17
        add     x19, x19, x18
        add     x20, x20, x19
        add     x21, x21, x20
        add     x22, x22, x21
        add     x23, x23, x22
        add     x24, x24, x23
        add     x25, x25, x24
        add     x26, x26, x25
        add     x27, x27, x26
        add     x28, x28, x27
        add     x29, x29, x28
        add     x30, x30, x29
        ldr     x0, [sp]
        add     x0, x0, x30
        msr     tpidr_el1, x1           // 客户机对自己的寄存器
                                        // 想怎样就怎样
        msr     tpidr_el0, x2
        msr     tpidrro_el0, x3
        adds    xzr, xzr, xzr           // 标志：Z
call1:  hvc     #1
        sub     sp, sp, #256
        stp     x0, x1, [sp, #0]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        str     x30, [sp, #240]
        mrs     x0, sp_el0
        str     x0, [sp, #248]
call2:  hvc     #2
        b       .
