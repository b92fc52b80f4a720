// 客户机。它的第 1 阶段在 0x10b000000 映射了一个设备；背后的 IPA
// 是 0x0b000000，第 2 阶段没有映射它。
        .set    DEVICE, 0x10b000000

        .global _start
_start: ldr     x0, =linked             // 从镜像加载的地方
                                        // 跳到它链接的地方
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =0xff04
        msr     mair_el1, x0
        ldr     x0, =0x200803519        // TCR_EL1：T0SZ 25，关 TTBR1
        msr     tcr_el1, x0
        ldr     x0, =level1
        msr     ttbr0_el1, x0
        isb
        mrs     x0, sctlr_el1
        orr     x0, x0, #1
        msr     sctlr_el1, x0
        isb
        mov     x0, #{{stack0}}
        msr     sp_el0, x0

        ldr     x1, =DEVICE
        ldr     x20, =results
        mov     x2, #0x77
        .global identify, add, low, byte_signed, word_signed, byte, zero
        .global nowhere, wide, pair, outside
identify:
        ldr     w2, [x1]                // ID
        str     x2, [x20]

        mov     w5, #{{first}}
add:    str     w5, [x1, #4]            // SUM：写入即累加
        mov     w7, #{{second}}
        str     w7, [x1, #4]
        ldr     w11, [x1, #4]
        str     x11, [x20, #8]

        mov     w5, #0x1f3
low:    strb    w5, [x1, #8]            // SCRATCH：只写低字节
        ldr     w2, [x1, #8]
        str     x2, [x20, #16]
byte_signed:
        ldrsb   x12, [x1, #8]
        str     x12, [x20, #24]
word_signed:
        ldrsb   w13, [x1, #8]           // 符号扩展到 32 位，不是 64 位
        str     x13, [x20, #32]
byte:   ldrb    w14, [x1, #8]
        str     x14, [x20, #40]
zero:   str     wzr, [x1, #8]           // 存储时 31 号寄存器是零
        ldr     w2, [x1, #8]
        str     x2, [x20, #48]
nowhere:
        ldr     wzr, [x1]               // 加载时则不写到任何地方
        mrs     x2, sp_el0
        str     x2, [x20, #56]
        ldr     x15, =0x1122334455667788
wide:   str     x15, [x1, #16]          // SCRATCH64
        ldr     x16, [x1, #16]
        str     x16, [x20, #64]

pair:   ldp     w17, w18, [x1]          // 没有访问信息（ISV = 0）：
                                        // 不该模拟
outside:
        ldr     w19, [x1, #0x1000]      // 设备之后：那里什么都没有

        mov     x0, #1
        str     x0, [x20, #72]
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// hypervisor 转交来的中止：记下地点，
// 从下一条指令继续。
refused:
        ldr     x21, =refusals
        ldr     x22, [x21]
        add     x22, x22, #1
        str     x22, [x21]
        mrs     x23, elr_el1
        str     x23, [x21, x22, lsl #3]
        cmp     x22, #8
        b.hs    .
        add     x23, x23, #4
        msr     elr_el1, x23
        eret
        .ltorg

        .balign 2048
vectors:
        .skip   0x200
        b       refused

        .balign 4096
level1: .quad   0, 0x40000705, 0, 0, 0x0040000000000401
        .balign 4096
        .global results, refusals
results: .skip  10 * 8
refusals: .skip 16 * 8
        .skip   256
stack:
