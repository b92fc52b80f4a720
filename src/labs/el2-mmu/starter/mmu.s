// EL2 with a stack, page tables and the MMU on.
// Virtual and physical addresses stay equal:
//   0x00000000 to 0x3fffffff   devices   Device-nGnRE, never executed
//   0x40000000 to 0x7fffffff   RAM       Normal, write-back, inner shareable
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        // 1. The stack: SP_EL2 is stack_top.

        // 2. Two block descriptors of 1 GiB into level1[0] and level1[1];
        //    MAIR_EL2, TCR_EL2, TTBR0_EL2.
        //    TCR_EL2: T0SZ 25 (39 bits, so the walk starts at level 1), 4 KiB
        //    granule, PS 0b010 (40 bits), RES1 bits 31 and 23.

        // 3. Forget old translations, then SCTLR_EL2.M.
        //    Its RES1 bits make 0x30c50830.

        bl      hello
        b       .

// Yours to call, not to change. With the MMU on it reads an unaligned word, as
// memcpy does. It prints M.
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
