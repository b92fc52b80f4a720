// EL2 with a stack, page tables and the MMU on.
// Virtual and physical addresses stay equal:
//   0x00000000 to 0x3fffffff   devices   Device-nGnRE, never executed
//   0x40000000 to 0x7fffffff   RAM       Normal, write-back, inner shareable
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, ={{tcr}} - 0x3500    // walks without caches
        msr     tcr_el2, x0
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, =level1
        msr     ttbr0_el2, x0
        bl      map
        ldr     x0, =stack_top
        mov     sp, x0
        dsb     sy
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c50831
        msr     sctlr_el2, x0
        isb
        b       go
map:    mov     x2, #512
        mov     x1, x0
1:      str     xzr, [x1], #8
        subs    x2, x2, #1
        b.ne    1b
        ldr     x1, ={{device}}
        ldr     x2, ={{ram}}
        stp     x1, x2, [x0]
        ret
go:
        bl      hello
        b       .
