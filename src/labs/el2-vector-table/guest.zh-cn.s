// 调用时 x0 是上下文帧的地址。和任何函数一样，它可以使用
// x0 到 x18、标志位和 x30，而它在其中什么也不留下。它对帧
// 的修改必须让 EL1 看到：x0 以及 x19 到 x29 各加 1，
// SP_EL0 加 16，跳过一条指令，并置 C 标志。
// 到 shown1、shown2、shown3 时，帧的内容就在 x1 到 x12 里，供检查用。
        .global trap_handler, el1_entry, shown1, shown2, shown3
trap_handler:
        add     x16, x0, #{{gap}}
        ldp     x1, x2, [x16, #0]
        ldp     x3, x4, [x16, #16]
        ldp     x5, x6, [x16, #32]
        ldp     x7, x8, [x16, #48]
        ldp     x9, x10, [x16, #64]
        ldp     x11, x12, [x16, #80]
shown1: ldp     x1, x2, [x16, #96]
        ldp     x3, x4, [x16, #112]
        ldp     x5, x6, [x16, #128]
        ldp     x7, x8, [x16, #144]
        ldp     x9, x10, [x16, #160]
        ldp     x11, x12, [x16, #176]
shown2: ldp     x1, x2, [x16, #192]
        ldp     x3, x4, [x16, #208]
        ldp     x5, x6, [x16, #224]
        ldr     x7, [x16, #240]
        ldr     x8, [x0, #{{spAt}}]
        ldr     x9, [x0, #{{elrAt}}]
        ldr     x10, [x0, #{{spsrAt}}]
shown3: adr     x1, frame
        ldr     x2, [x1]
        cbnz    x2, 2f
        str     x0, [x1]                // 留下第一个帧，供检查
        adr     x3, copy
        mov     x4, #0
1:      ldr     x5, [x0, x4]
        str     x5, [x3, x4]
        add     x4, x4, #8
        cmp     x4, #{{size}}
        b.lo    1b
        mov     x4, #{{gap}} + (19 * 8)
3:      ldr     x5, [x0, x4]
        add     x5, x5, #1
        str     x5, [x0, x4]
        add     x4, x4, #8
        cmp     x4, #{{gap}} + (30 * 8)
        b.lo    3b
        ldr     x5, [x0, #{{spAt}}]
        add     x5, x5, #16
        str     x5, [x0, #{{spAt}}]
        ldr     x5, [x0, #{{elrAt}}]
        add     x5, x5, #4
        str     x5, [x0, #{{elrAt}}]
        ldr     x6, [x0, #{{spsrAt}}]
        orr     x6, x6, #(1 << 29)
        str     x6, [x0, #{{spsrAt}}]
2:      ldr     x2, [x0, #{{gap}}]
        add     x2, x2, #1
        str     x2, [x0, #{{gap}}]
        mov     x1, #0xdead
        mov     x2, x1
        mov     x3, x1
        mov     x4, x1
        mov     x5, x1
        mov     x6, x1
        mov     x7, x1
        mov     x8, x1
        mov     x9, x1
        mov     x10, x1
        mov     x11, x1
        mov     x12, x1
        mov     x13, x1
        mov     x14, x1
        mov     x15, x1
        mov     x16, x1
        mov     x17, x1
        mov     x18, x1
        cmp     x1, x1
        ret

// EL1：给每个寄存器一个各不相同的值；然后 HVC；
// 然后全部记下来。
el1_entry:
        ldr     x0, ={{stack0}}
        msr     sp_el0, x0
        ldr     x0, ={{pattern}}
        add     x30, x0, #30
        add     x29, x0, #29
        add     x28, x0, #28
        add     x27, x0, #27
        add     x26, x0, #26
        add     x25, x0, #25
        add     x24, x0, #24
        add     x23, x0, #23
        add     x22, x0, #22
        add     x21, x0, #21
        add     x20, x0, #20
        add     x19, x0, #19
        add     x18, x0, #18
        add     x17, x0, #17
        add     x16, x0, #16
        add     x15, x0, #15
        add     x14, x0, #14
        add     x13, x0, #13
        add     x12, x0, #12
        add     x11, x0, #11
        add     x10, x0, #10
        add     x9, x0, #9
        add     x8, x0, #8
        add     x7, x0, #7
        add     x6, x0, #6
        add     x5, x0, #5
        add     x4, x0, #4
        add     x3, x0, #3
        add     x2, x0, #2
        add     x1, x0, #1
        add     x0, x0, #0
        adds    xzr, xzr, xzr           // 标志：Z
        .global call, resumed, kept0
call:   hvc     #0
        b       .                       // 要被跳过的指令
resumed:
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
        mov     x2, sp
        adr     x1, registers
        str     x2, [x1]
        mrs     x2, sp_el0
kept0:  adr     x1, stack0
        str     x2, [x1]
        hvc     #1                      // 再来一次：栈必须
                                        // 和原来一样
        b       .

        .balign 8
        .global frame, copy, registers, stack0
frame:  .quad   0
registers: .quad 0
stack0: .quad   0
copy:   .skip   {{size}}
        .bss
        .balign 16
        .skip   1024
        .global el1_stack
el1_stack:
