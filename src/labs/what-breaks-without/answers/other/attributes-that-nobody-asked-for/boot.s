// EL2 boot as somebody left it: the steps are in the wrong order, and one is
// missing. Run it, read the fault, repair it.
// In the end it must reach main with the MMU on. parts.s says what each part
// needs.
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
        ldr     x0, ={{mair}} | (0x44 << (8 * {{other}}))            // MAIR_EL2: Device, Normal write-back
        msr     mair_el2, x0
        ldr     x0, =0x80823519         // TCR_EL2: 39 bits, 4 KiB granule
        msr     tcr_el2, x0
        isb

        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d         // SCTLR_EL2: RES1 bits, I, SA, C, M
        msr     sctlr_el2, x0
        isb
        b       main

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
