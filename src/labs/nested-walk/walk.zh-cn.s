// 第 1 阶段有 {{n}} 级，第 2 阶段有 {{m}} 级。九次加载，
// 除 load4 之外，每次所在的页都没有缓存的转换。
        .set    PAGE, 0x80201000        // VA：第 1 阶段的 4 KiB 页
        .set    BLOCK, 0x80583000 + ({{big1}} - 1) * 0x3fc00000 // VA：第 1 阶段的块里
        .set    INTERMEDIATE, 0x40181000        // PAGE 的 IPA
        // 第 2 阶段把 0x40000000 到 0x401fffff 恒等映射。
        .set    SCTLR_OFF, 0x30d00800
        .set    SCTLR_ON, 0x30d00801
        .set    HCR_OFF, 0x80000000     // RW
        .set    HCR_ON, 0x80000001      // RW、VM

        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023500 + (({{m}} - 2) << 6) + 25 - ({{m}} - 3)
        msr     vtcr_el2, x0            // SL0 和 T0SZ：查表开始于
                                        // 第 4 - {{m}} 级
        mov     x0, #0xff
        msr     mair_el1, x0
        ldr     x0, =0x200803500 + 25 - 9 * ({{n}} - 3)
        msr     tcr_el1, x0             // T0SZ：查表开始于
                                        // 第 4 - {{n}} 级
        ldr     x0, =stage1_level1 - 4096 * ({{n}} - 3)
        msr     ttbr0_el1, x0
        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .skip   0x400                   // EL1 的 HVC：x0 是新的 HCR_EL2，
                                        // x1 是 VTTBR_EL2，x2 是 SCTLR_EL1
        msr     hcr_el2, x0
        msr     vttbr_el2, x1
        msr     sctlr_el1, x2
        isb
        tlbi    vmalls12e1
        dsb     sy
        isb
        eret

        .balign 4096
        .global load1, load2, load3, load4, load5, load6, load7, load8, load9
el1:    ldr     x0, =HCR_OFF
        mov     x1, #0
        ldr     x2, =SCTLR_ON
        hvc     #0
        ldr     x9, =PAGE
load1:  ldr     x10, [x9]               // 只有第 1 阶段

        ldr     x0, =HCR_ON
        ldr     x1, =stage2_pages_level1 - 4096 * ({{m}} - 3)
        ldr     x2, =SCTLR_OFF
        hvc     #0
        ldr     x9, =INTERMEDIATE
load2:  ldr     x10, [x9]               // 只有第 2 阶段

        ldr     x2, =SCTLR_ON
        hvc     #0
        ldr     x9, =PAGE
load3:  ldr     x10, [x9]               // 两个阶段
load4:  ldr     x10, [x9, #8]           // 同一页
        add     x9, x9, #0x800 + 0x800 * {{next}}
load5:  ldr     x10, [x9]               // 再往后
        .if     {{all}}
        tlbi    vmalle1
        .else
        ldr     x11, =(PAGE + 0x1000) >> 12
        tlbi    vaae1, x11              // 只是下一页
        .endif
        dsb     sy
        isb
        ldr     x9, =PAGE
load6:  ldr     x10, [x9]               // load3 的那一页
        ldr     x9, =BLOCK
load7:  ldr     x10, [x9]               // 第 1 阶段是块

        ldr     x1, =stage2_blocks_level1 - 4096 * ({{m}} - 3)
        hvc     #0
        ldr     x9, =PAGE
load8:  ldr     x10, [x9]               // 第 2 阶段是块
        ldr     x9, =BLOCK
load9:  ldr     x10, [x9]               // 两个阶段都是块
        b       .
        .ltorg

        .balign 4096
stage1_level0:                          // 四级查表从这里开始
        .quad   stage1_level1 + 3
        .balign 4096
stage1_level1:
        .quad   0, 0x40000701, stage1_level2 + 3, 0x40000701
        .balign 4096
stage1_level2:
        .quad   0, stage1_level3 + 3, 0x40000701
        .balign 4096
stage1_level3:
        .quad   0, INTERMEDIATE + 0x703, INTERMEDIATE + 0x1703

        .balign 4096
stage2_pages_level0:
        .quad   stage2_pages_level1 + 3
        .balign 4096
stage2_pages_level1:
        .quad   0, stage2_pages_level2 + 3
        .balign 4096
stage2_pages_level2:
        .quad   stage2_pages_level3 + 3
        .balign 4096
stage2_pages_level3:
        .set    page, 0x40000000
        .rept   512
        .quad   page + 0x7ff
        .set    page, page + 0x1000
        .endr

        .balign 4096
stage2_blocks_level0:
        .quad   stage2_blocks_level1 + 3
        .balign 4096
stage2_blocks_level1:
        .if     {{big2}} == 1
        .quad   0, stage2_blocks_level2 + 3
        .else
        .quad   0, 0x400007fd
        .endif
        .balign 4096
stage2_blocks_level2:
        .quad   0x400007fd
        .balign 4096
