// EL2：两个客户机轮流运行。客户机陷入时 run_guest 返回。
        .global _start, frame_a, frame_b, copy, host, reason
        .global exit1, exit2, exit3, exit4, area_a, area_b, host_stack
        .global run1, run2, run3, run4, copied
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =host_stack
        mov     sp, x0
        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, =0x30c50838         // SCTLR_EL2：SA，SP 不是
                                        // 16 的倍数就出错
        msr     sctlr_el2, x0
        isb

        ldr     x0, =frame_a
        ldr     x1, ={{a}}
        bl      fill
        ldr     x0, =frame_b
        ldr     x1, ={{b}}
        bl      fill

        ldr     x0, ={{host}}           // hypervisor 自己放在
                                        // x19 到 x29 中的东西
        add     x19, x0, #19
        add     x20, x0, #20
        add     x21, x0, #21
        add     x22, x0, #22
        add     x23, x0, #23
        add     x24, x0, #24
        add     x25, x0, #25
        add     x26, x0, #26
        add     x27, x0, #27
        add     x28, x0, #28
        add     x29, x0, #29
        .macro  run guest, number
        ldr     x1, =stack_\guest
        ldr     x2, [x1]
        msr     sp_el1, x2
        ldr     x{{pointer}}, =frame_\guest
run\number:
        bl      run_guest
exit\number:
        ldr     x1, =stack_\guest
        mrs     x2, sp_el1
        str     x2, [x1]
        .endm

        run     a, 1
        ldr     x1, =reason
        str     x0, [x1]
        ldr     x1, =host               // hypervisor 自己的东西
                                        // 都还在吗？
        str     x19, [x1, #0]
        str     x20, [x1, #8]
        str     x21, [x1, #16]
        str     x22, [x1, #24]
        str     x23, [x1, #32]
        str     x24, [x1, #40]
        str     x25, [x1, #48]
        str     x26, [x1, #56]
        str     x27, [x1, #64]
        str     x28, [x1, #72]
        str     x29, [x1, #80]
        mov     x2, sp
        str     x2, [x1, #88]
        ldr     x0, =frame_a            // 留下这个帧，供检查
        ldr     x1, =copy
        mov     x2, #34
1:      ldr     x3, [x0], #8
copied: str     x3, [x1], #8
        sub     x2, x2, #1
        cbnz    x2, 1b
        ldr     x0, =frame_a            // hypervisor 的回答
        ldr     x1, [x0, #{{regs}}]
        add     x1, x1, #1
        str     x1, [x0, #{{regs}}]

        run     b, 2
        run     a, 3
        run     b, 4
        b       .

// 一个帧：寄存器 n 是 x1 + n，SP_EL0 是 x1 + 0x800。
fill:   mov     x2, #0
        add     x4, x0, #{{regs}}
1:      add     x3, x1, x2
        str     x3, [x4, x2, lsl #3]
        add     x2, x2, #1
        cmp     x2, #31
        b.lo    1b
        add     x3, x1, #0x800
        str     x3, [x0, #{{sp}}]
        ldr     x3, =guest_entry
        str     x3, [x0, #{{elr}}]
        mov     x3, #0x3c5
        str     x3, [x0, #{{spsr}}]
        ret
        .ltorg

        .balign 2048
vectors:
        .rept   8
        .balign 128
        b       .
        .endr
        .balign 128
        b       guest_exit              // 同步异常，来自较低的
                                        // AArch64 异常级别

        .data
        .balign 16
stack_a: .quad  area_a
stack_b: .quad  area_b
reason: .quad   0
        .bss
        .balign 16
frame_a: .skip  272
frame_b: .skip  272
copy:   .skip   272
host:   .skip   96
        .skip   512
area_a: .skip   512
area_b: .skip   1024
host_stack:
