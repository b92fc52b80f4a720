// EL2 with a stack, page tables and the MMU on.
// Virtual and physical addresses stay equal:
//   0x00000000 to 0x3fffffff   devices   Device-nGnRE, never executed
//   0x40000000 to 0x7fffffff   RAM       Normal, write-back, inner shareable
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        ldr     x0, =level1
        ldr     x1, =0x0040000000000401 // level1[0]: block, AttrIndx 0, AF, XN
        str     x1, [x0]
        ldr     x1, =0x0000000040000705 // level1[1]: block, Normal,
                                        // SH inner, AF
        str     x1, [x0, #8]
        msr     ttbr0_el2, x0
        ldr     x0, =0xcc00             // MAIR_EL2: Device, Normal write-back
        msr     mair_el2, x0
        ldr     x0, =0x80823519         // TCR_EL2: PS 40 bits, inner shareable,
                                        // write-back, T0SZ 25
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c51835         // SCTLR_EL2: I, C, M
        msr     sctlr_el2, x0
        isb

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
