// 探测 0x30000000 处有没有设备应答。没有：读操作中止，
// 处理程序从它之后继续。
        .global probe_devices, probe
probe_devices:
        adr     x28, 1f
        ldr     x0, =0x30000000
probe:  ldr     w0, [x0]
1:      mov     x28, #0
        ret

// 填写 level1：一个设备的块，一个 RAM 的块（AttrIndx {{d}} 和 {{r}}）。
// 一个要用栈的函数，就像编译器生成的那样。
        .global build_tables, push, pushed
build_tables:
push:   stp     x29, x30, [sp, #-16]!
        mov     x0, sp
        adr     x1, pushed
        str     x0, [x1]
        ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0]
        ldr     x1, ={{ram}}
        str     x1, [x0, #8]
        ldp     x29, x30, [sp], #16
        ret

// 记下启动代码设了什么，像 memcpy 那样读一个非对齐的字，
// 它在打开 MMU 的那一页上；然后打印 M。接着就是各种错误。
        .global main, unaligned, seen
main:   adr     x0, seen
        mrs     x1, sctlr_el2
        mrs     x2, mair_el2
        mrs     x3, tcr_el2
        stp     x1, x2, [x0]
        str     x3, [x0, #16]
        ldr     x0, =0x40080001
unaligned:
        ldr     x1, [x0]
        ldr     x2, =0x09000000
        mov     w1, #'M'
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        b       cases
        .ltorg

        .balign 8
pushed: .quad   0
seen:   .quad   0, 0, 0

// 让 level1[index] 的查表在某一级结束于一个描述符；它上面都是表。
// 第 3 级的描述符带第 1 位，是页。
        .macro  walk index level descriptor
        ldr     x0, =\descriptor
        .if     \level == 1
        str     x0, [x19, #(8 * \index)]
        .else
        ldr     x1, =tables + (\index - 3) * 8192
        orr     x2, x1, #3
        str     x2, [x19, #(8 * \index)]
        .if     \level == 3
        add     x3, x1, #4096
        orr     x2, x3, #3
        str     x2, [x1]
        mov     x1, x3
        .if     \descriptor
        orr     x0, x0, #2
        .endif
        .endif
        str     x0, [x1]
        .endif
        dsb     sy
        .endm

// 少了某一步就会出的九种错。x8 是情形的编号，
// x28 是处理程序之后从哪里继续。
        .balign 16
        .global cases, case7_end, case8_end
cases:  ldr     x19, =level1

        mov     x8, #1                  // no-stack：SP 还是 0
        mov     x20, sp
        mov     x0, #0
        mov     sp, x0
        adr     x28, 1f
        stp     x29, x30, [sp, #-16]!
1:      mov     sp, x20

        mov     x8, #2                  // not-mapped：第 {{unmapped}} 级是 0
        walk    3, {{unmapped}}, 0
        ldr     x0, =0xc0000000
        adr     x28, 1f
        ldr     x1, [x0]
1:
        mov     x8, #3                  // no-access-flag：
                                        // 第 {{unaccessed}} 级的 AF 是 0
        walk    4, {{unaccessed}}, {{ram}} - 0x400
        ldr     x0, =0x100000000
        adr     x28, 1f
        ldr     x1, [x0]
1:
        mov     x8, #4                  // execute-never：
                                        // 第 {{unexecuted}} 级的 XN 是 1
        walk    5, {{unexecuted}}, {{ram}} + 0x40000000000000
        ldr     x0, =0x140000000
        adr     x28, 1f
        br      x0
1:
        mov     x8, #5                  // no-attributes：MAIR_EL2 还是 0
        msr     mair_el2, xzr
        bl      forget
        ldr     x0, =0x40300001
        adr     x28, 1f
        ldr     x1, [x0]
1:      ldr     x0, ={{mair}}
        msr     mair_el2, x0
        bl      forget

        mov     x8, #6                  // mmu-off：SCTLR_EL2.M 还是 0
        mrs     x21, sctlr_el2
        bic     x0, x21, #1
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40300001
        adr     x28, 1f
        ldr     x1, [x0]
1:      msr     sctlr_el2, x21
        isb

        mov     x8, #7                  // no-tlbi：level1[7] 是 RAM，读一次，
                                        // 把它拿走，再读一次
        mov     x28, #0
        ldr     x0, ={{ram}}
        str     x0, [x19, #(7 * 8)]
        dsb     sy
        ldr     x0, =0x1c0000000
        ldr     x1, [x0]
        str     xzr, [x19, #(7 * 8)]
        dsb     sy
        adr     x28, case7_end
        ldr     x1, [x0]
case7_end:
        bl      forget

        mov     x8, #8                  // no-isb：置了 M，在非对齐的读之前
                                        // 没有 ISB
        bic     x0, x21, #1
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40300001
        adr     x28, case8_end
        msr     sctlr_el2, x21
        ldr     x1, [x0]
case8_end:
        isb

        mov     x8, #9                  // at-once：TCR_EL2 或 TTBR0_EL2
                                        // 回到复位值，并清空 TLB
        mov     x28, #0
        .if     {{ttbr}}
        msr     ttbr0_el2, xzr
        .else
        msr     tcr_el2, xzr
        .endif
        bl      forget
        b       .

forget: isb
        tlbi    alle2
        dsb     sy
        isb
        ret
        .ltorg

        .global vectors
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       handler
        .endr

// 从 x28 所指处继续，只一次；没有它就停在这里。
handler:
        cbz     x28, .
        msr     elr_el2, x28
        mov     x28, #0
        eret

        .bss
        .balign 4096
        .global level1
level1: .skip   4096
tables: .skip   6 * 4096
