// EL2：有栈，有页表，MMU 打开。
// 虚拟地址与物理地址保持相等：
//   0x00000000 到 0x3fffffff   设备   Device-nGnRE，不可执行
//   0x40000000 到 0x7fffffff   RAM    普通内存（写回），内共享
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        // 1. 栈：SP_EL2 为 stack_top。

        // 2. 在 level1[0] 和 level1[1] 中填两个 1 GiB 的块描述符；
        //    MAIR_EL2、TCR_EL2、TTBR0_EL2。
        //    TCR_EL2：T0SZ 25（39 位，所以从第 1 级开始查表），4 KiB
        //    粒度，PS 0b010（40 位），RES1 第 31、23 位。

        // 3. 清掉旧的转换，然后置 SCTLR_EL2.M。
        //    它的 RES1 位合起来是 0x30c50830。

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
