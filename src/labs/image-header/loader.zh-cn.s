// 这台机器的加载程序。FILE 处的文件，它只知道头里写的那些，
// 别的一概不知。
        .set    FILE, 0x40100000
        .set    LOW, {{low}}            // 给内核用的 RAM 从这里开始，
        .set    LOW_END, LOW + {{room}}
        .set    HIGH, {{high}}          // 这里还有一块
        .set    HIGH_END, HIGH + 0x180000
        .global _start, chosen, refused

_start: adr     x0, vectors
        msr     vbar_el2, x0
        msr     vbar_el1, x0
        mov     x0, #1 << 31            // HCR_EL2.RW
        msr     hcr_el2, x0

        ldr     x20, =FILE
        mov     x28, #1                 // 拒绝的话，是因为什么
        ldr     w21, [x20, #56]
        ldr     w0, =0x644d5241
        cmp     w21, w0
        b.ne    refused
        ldp     x22, x23, [x20, #8]     // text_offset, image_size
        ldr     x24, [x20, #24]         // flags
        mov     x15, x23
        mov     x28, #2                 // 第 0 位：大端内核
        tbnz    x24, #0, refused
        mov     x28, #3                 // [2:1] 位：1 4 KiB，2 16 KiB，3 64 KiB
        ubfx    x0, x24, #1, #2
        cmp     x0, #2
        b.ne    1f
        mrs     x0, id_aa64mmfr0_el1
        ubfx    x0, x0, #20, #4         // TGran16：0，这个核没有
        cbz     x0, refused
1:      cbnz    x23, 2f                 // Linux 3.17 以前的内核都不说：
        mov     x22, #0x80000           // 那就放在这里，
        ldr     x23, =kernel_end - FILE // 大小只好猜
2:      ldr     x26, =LOW
        ldr     x27, =LOW_END
        tbz     x24, #3, 3f             // 第 3 位：放哪里都行
        ldr     x26, =HIGH
        ldr     x27, =HIGH_END
3:      add     x19, x26, x22           // 内核的第一个字节，
        add     x18, x19, x23           // 还有最后一个字节的后面
        mov     x28, #4
        orr     x0, x22, x23
        lsr     x0, x0, #24
        cbnz    x0, refused
        add     x0, x18, #16
        cmp     x0, x27
        b.hi    refused
chosen: mov     x1, x20                 // x19 地址，x26 这块 RAM 的开头
        mov     x2, x19
        ldr     x3, =kernel_end
4:      ldr     w0, [x1], #4
        str     w0, [x2], #4
        cmp     x1, x3
        b.lo    4b
        ldr     w0, =0xedfe0dd0         // 设备树，能短则短，放在 x18
        str     w0, [x18]
        mov     w0, w26
        rev     w0, w0                  // 内存从哪里开始
        str     w0, [x18, #4]
        ic      iallu
        dsb     sy
        isb

        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        msr     elr_el2, x19
        mov     x0, x18
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        eret

refused:
        nop
off:    ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0

called: msr     tpidr_el2, x30
        mrs     x30, esr_el2
        lsr     x30, x30, #26
        cmp     x30, #0x16              // HVC：内核有话要说
        b.ne    off
        mrs     x30, tpidr_el2
        eret

        .balign 2048
vectors:
        .rept   4
        b       off
        .balign 128
        .endr
        b       called
        .balign 128
        .rept   3
        b       off
        .balign 128
        .endr
        b       called
        .balign 128
        .rept   7
        b       off
        .balign 128
        .endr
