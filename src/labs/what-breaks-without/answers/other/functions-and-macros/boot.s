        .macro  set register, value
        ldr     x0, =\value
        msr     \register, x0
        .endm

        .global _start
_start:
        set     vbar_el2, vectors
        bl      probe_devices
        bl      stack
        bl      build_tables
        bl      mmu
        bl      main
        b       .

stack:  ldr     x0, =stack_top
        mov     sp, x0
        ret
mmu:    set     ttbr0_el2, level1
        set     mair_el2, {{mair}}
        set     tcr_el2, 0x80823519
        isb
        tlbi    alle2
        dsb     sy
        isb
        set     sctlr_el2, 0x30c5183d
        isb
        ret
        .ltorg

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
