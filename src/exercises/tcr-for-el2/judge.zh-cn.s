// 用 tcr 返回的值打开 EL2 的 MMU。每个 GiB 都有映射，
// 到哪里为止，由查表来说。
        .global _start, used, done
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #0xff
        msr     mair_el2, x0
        adr     x0, table
        msr     ttbr0_el2, x0
        bl      tcr
used:   msr     tcr_el2, x0
        isb
        ldr     x0, =0x30c50831         // MMU、缓存
        msr     sctlr_el2, x0
        isb
        ldr     x3, ={{top}}
        sub     x4, x3, #8
        at      s1e2r, x4               // 最后一个
        isb
        mrs     x1, par_el1
        at      s1e2r, x3               // 第一个越界的
        isb
        mrs     x2, par_el1
done:   b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       .
        .endr

        .balign 4096
table:  .rept   512
        .quad   0x40000701
        .endr

        .bss
        .balign 16
        .skip   256
stack:
