        .macro  set register, value
        ldr     x0, =\value
        msr     \register, x0
        .endm
        .macro  map n, descriptor
        ldr     x0, =level1
        ldr     x1, =\descriptor
        str     x1, [x0, #(8 * \n)]
        .endm

        .global _start
_start:
        set     vbar_el2, vectors
        map     0, {{device}}
        map     1, {{ram}}
        set     mair_el2, {{mair}}
        set     tcr_el2, {{tcr}}
        set     ttbr0_el2, level1
        isb
        tlbi    alle2
        dsb     sy
        isb
        set     sctlr_el2, 0x30c5183d
        isb
        ldr     x0, =stack_top
        mov     sp, x0
        bl      hello
        b       .
