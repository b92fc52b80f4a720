// EL2 的 MMU 用这些页表。AT 问核：这两个地址，
// 读和写各会怎样。
        .global _start, done
_start: ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, =0x80823519         // 39 位
        msr     tcr_el2, x0
        adr     x0, level1
        msr     ttbr0_el2, x0
        isb
        ldr     x0, =0x30c50831
        msr     sctlr_el2, x0
        isb
        ldr     x5, ={{va1}}
        ldr     x6, ={{va2}}
        at      s1e2r, x5
        isb
        mrs     x1, par_el1
        at      s1e2w, x5
        isb
        mrs     x2, par_el1
        at      s1e2r, x6
        isb
        mrs     x3, par_el1
        at      s1e2w, x6
        isb
        mrs     x4, par_el1
done:   b       .
        .ltorg

        .balign 4096
level1: .quad   0, 0x40000741, level2 + 3
        .balign 4096
level2: .quad   level3 + 3, {{word2}}
        .balign 4096
level3: .quad   {{word1}}
        .balign 4096
        .byte   0
