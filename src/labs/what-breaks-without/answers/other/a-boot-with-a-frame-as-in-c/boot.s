        .global _start
_start:
        ldr     x0, =stack_top
        mov     sp, x0
        bl      boot
        b       main

boot:   stp     x29, x30, [sp, #-16]!
        mov     x29, sp
        ldr     x0, =vectors
        msr     vbar_el2, x0
        isb
        bl      probe_devices
        bl      build_tables
        bl      enable_mmu
        ldp     x29, x30, [sp], #16
        ret

enable_mmu:
        ldr     x0, =level1
        msr     ttbr0_el2, x0
        ldr     x0, ={{mair}}
        msr     mair_el2, x0
        ldr     x0, =0x80823519
        msr     tcr_el2, x0
        isb
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb
        ret

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
