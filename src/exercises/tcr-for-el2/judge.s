// Turns EL2's MMU on with what `tcr` gives. Every GiB is mapped, and the walk
// says where that ends.
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
        ldr     x0, =0x30c50831         // MMU, caches
        msr     sctlr_el2, x0
        isb
        ldr     x3, ={{top}}
        sub     x4, x3, #8
        at      s1e2r, x4               // the last
        isb
        mrs     x1, par_el1
        at      s1e2r, x3               // the first beyond
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
