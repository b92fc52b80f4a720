// 客户机。它的第 1 阶段在 DEVICE 映射了一个设备；背后的 IPA
// 低 4 GiB，第 2 阶段没有映射它。
        .set    DEVICE, 0x100000000 + {{device}}
        .set    SUM, {{sum}}
        .set    SCRATCH, {{scratch}}
        .set    SCRATCH64, 16

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
        mov     x{{ld}}, #0x77
        .rept   {{gap}}
        nop
        .endr
        .global identify, add, low, byte_signed, word_signed, byte, zero
        .global nowhere, wide, pair, outside, refused_at, finished
        .global kept0, kept1, kept2, kept3, kept4, kept5, kept6, kept7, kept8
identify:
        ldr     w{{ld}}, [x1]                // ID
kept0:  str     x{{ld}}, [x20]

        ldr     w{{st}}, ={{first}}
add:    str     w{{st}}, [x1, #SUM]     // 写入即累加
        ldr     w{{st}}, ={{second}}
        str     w{{st}}, [x1, #SUM]
        ldr     w{{ld}}, [x1, #SUM]
kept1:  str     x{{ld}}, [x20, #8]

        mov     w{{st}}, #{{byte}}
low:    strb    w{{st}}, [x1, #SCRATCH] // 只写低字节
        ldr     w{{ld}}, [x1, #SCRATCH]
kept2:  str     x{{ld}}, [x20, #16]
        .if     {{order}} == 0
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // 符号扩展到 32 位，
                                        // 不是 64 位
kept4:  str     x{{st}}, [x20, #32]
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
        .elseif {{order}} == 1
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // 符号扩展到 32 位，
                                        // 不是 64 位
kept4:  str     x{{st}}, [x20, #32]
        .else
word_signed:
        ldrsb   w{{st}}, [x1, #SCRATCH] // 符号扩展到 32 位，
                                        // 不是 64 位
kept4:  str     x{{st}}, [x20, #32]
byte:   ldrb    w{{ld}}, [x1, #SCRATCH]
kept5:  str     x{{ld}}, [x20, #40]
byte_signed:
        ldrsb   x{{ld}}, [x1, #SCRATCH]
kept3:  str     x{{ld}}, [x20, #24]
        .endif
zero:   str     wzr, [x1, #SCRATCH]     // 存储时 31 号寄存器是零
        ldr     w{{ld}}, [x1, #SCRATCH]
kept6:  str     x{{ld}}, [x20, #48]
nowhere:
        ldr     wzr, [x1]               // 加载时则不写到任何地方
        mrs     x{{ld}}, sp_el0
kept7:  str     x{{ld}}, [x20, #56]
        ldr     x{{st}}, ={{wide}}
wide:   str     x{{st}}, [x1, #SCRATCH64]
        ldr     x{{ld}}, [x1, #SCRATCH64]
kept8:  str     x{{ld}}, [x20, #64]

pair:   ldp     w17, w18, [x1]          // 没有综合信息（ISV = 0）：
                                        // 不该模拟
outside:
        ldr     w19, [x1, #0x1000]      // 设备之后：那里什么都没有

        mov     x0, #1
finished:
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
refused_at:
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
