// 用 vtcr 返回的值打开第 2 阶段。表里全是块，
// 客户机的内存到哪里为止，只看大小。
        .global _start, used, done
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        adr     x0, table
        msr     vttbr_el2, x0
        bl      vtcr
used:   msr     vtcr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2: RW, VM
        msr     hcr_el2, x0
        isb
        ldr     x3, ={{top}}
        sub     x4, x3, #8
        at      s12e1r, x4              // 最后一个
        isb
        mrs     x1, par_el1
        at      s12e1r, x3              // 第一个越界的
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
        .quad   0x400007fd
        .endr

        .bss
        .balign 16
        .skip   256
stack:
