// 有人留下的 EL2 启动代码：步骤的顺序不对，还少了一步。
// 运行它，读懂错误，修好它。
// 最后必须在 MMU 打开的状态下到达 main。各部分需要什么，
// 见 parts.s。
        .global _start
_start:
        bl      probe_devices
        bl      build_tables

        ldr     x0, =0x30c5183d         // SCTLR_EL2：RES1 位，以及 I、SA、C、M
        msr     sctlr_el2, x0
        isb

        ldr     x0, =level1
        msr     ttbr0_el2, x0
        ldr     x0, =0x80823519         // TCR_EL2：39 位，4 KiB 粒度
        msr     tcr_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0
        ldr     x0, =vectors
        msr     vbar_el2, x0
        b       main

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
