// EL2：有栈，有页表，MMU 打开。
// 虚拟地址与物理地址保持相等：
//   0x00000000 到 0x3fffffff   设备   Device-nGnRE，不可执行
//   0x40000000 到 0x7fffffff   RAM    普通内存（写回），内共享
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, =0x0040000000000401 // level1[0]：块，AttrIndx 0，AF，XN
        str     x1, [x0]
        ldr     x1, =0x0000000040000705 // level1[1]：块，Normal，
                                        // SH 内共享，AF
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, =0xff04             // MAIR_EL2：Device，普通内存（写回）
        msr     mair_el2, x0
        ldr     x0, =0x80823519         // TCR_EL2：PS 40 位，内共享，
                                        // 写回，T0SZ 25
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c51835         // SCTLR_EL2：I、C、M
        msr     sctlr_el2, x0
        isb

        bl      hello
        b       .

// 只供调用，请勿改动。MMU 打开时它读一个非对齐的字，
// 就像 memcpy 那样。它打印 M。
hello:  mrs     x2, sctlr_el2
        tbz     x2, #0, 1f
        adr     x2, hello + 1
        .global unaligned
unaligned:
        ldr     w2, [x2]
1:      stp     x29, x30, [sp, #-16]!
        ldr     x2, =0x09000000
        mov     w1, #'M'
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        ldp     x29, x30, [sp], #16
        ret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       .
        .endr

        .bss
        .balign 4096
level1: .skip   4096
        .global stack_bottom
stack_bottom:
        .skip   4096
stack_top:
