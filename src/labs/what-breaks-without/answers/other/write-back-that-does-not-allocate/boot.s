        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0
        bl      probe_devices

        ldr     x0, =stack_top
        mov     sp, x0
        bl      build_tables

        ldr     x0, =level1
        msr     ttbr0_el2, x0
        ldr     x0, =(0x04 << (8 * {{d}})) | (0xcc << (8 * {{r}}))
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
        b       main

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
