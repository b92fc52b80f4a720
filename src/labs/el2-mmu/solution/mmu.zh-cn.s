// EL2：有栈，有页表，MMU 打开。
// 虚拟地址与物理地址保持相等：
//   0x00000000 到 0x3fffffff   设备   Device-nGnRE，不可执行
//   0x40000000 到 0x7fffffff   RAM    普通内存（写回），内共享
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, ={{device}} // level1[0]：块，AP[1]，AF，XN
        str     x1, [x0]
        ldr     x1, ={{ram}}       // level1[1]：块，普通内存，
                                        // SH 内共享，AP[1]，AF
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, ={{mair}} // MAIR_EL2：Device，普通内存（写回）
        msr     mair_el2, x0
        ldr     x0, ={{tcr}}  // TCR_EL2：RES1、PS、T0SZ；查表走
                                        // 内共享、写回的访问
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d         // SCTLR_EL2：I、SA、C、M
        msr     sctlr_el2, x0
        isb

        bl      hello
        b       .
