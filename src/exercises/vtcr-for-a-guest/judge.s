// Stage 2 with what `vtcr` gives. All entries of the table are blocks, so that
// the size alone says where the guest's memory ends.
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
        at      s12e1r, x4              // the last
        isb
        mrs     x1, par_el1
        at      s12e1r, x3              // the first beyond
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
