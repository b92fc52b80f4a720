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
        ldr     x0, [sp]
        add     x0, x0, #0x100
        add     x1, x1, #0x100
        add     x2, x2, #0x100
        add     x3, x3, #0x100
        add     x4, x4, #0x100
        add     x5, x5, #0x100
        add     x6, x6, #0x100
        add     x7, x7, #0x100
        add     x8, x8, #0x100
        add     x9, x9, #0x100
        add     x10, x10, #0x100
        add     x11, x11, #0x100
        add     x12, x12, #0x100
        add     x13, x13, #0x100
        add     x14, x14, #0x100
        add     x15, x15, #0x100
        add     x16, x16, #0x100
        add     x17, x17, #0x100
        add     x18, x18, #0x100
        add     x19, x19, #0x100
        add     x20, x20, #0x100
        add     x21, x21, #0x100
        add     x22, x22, #0x100
        add     x23, x23, #0x100
        add     x24, x24, #0x100
        add     x25, x25, #0x100
        add     x26, x26, #0x100
        add     x27, x27, #0x100
        add     x28, x28, #0x100
        add     x29, x29, #0x100
        add     x30, x30, #0x100
        msr     tpidr_el1, x0           // 客户机对自己的寄存器
                                        // 想怎样就怎样
        msr     tpidr_el0, x0
        msr     tpidrro_el0, x0
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
