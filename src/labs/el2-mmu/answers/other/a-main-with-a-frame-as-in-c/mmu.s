        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        ldr     x0, =stack_top
        mov     sp, x0

        bl      main
        b       .

main:   stp     x29, x30, [sp, #-32]!
        mov     x29, sp
        str     x19, [sp, #16]
        bl      map
        bl      enable_mmu
        bl      hello
        mov     w0, wzr
        ldr     x19, [sp, #16]
        ldp     x29, x30, [sp], #32
        ret

map:    ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0]
        ldr     x1, ={{ram}}
        str     x1, [x0, #8]
        ret

enable_mmu:
        dsb     ishst
        ldr     x0, =level1
        msr     ttbr0_el2, x0
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, ={{tcr}}
        msr     tcr_el2, x0
        isb
        tlbi    alle2
        dsb     nsh
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb
        ret
