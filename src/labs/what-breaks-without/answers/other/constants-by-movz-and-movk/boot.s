        .macro  mov64 reg, value
        movz    \reg, #(\value) & 0xffff
        movk    \reg, #((\value) >> 16) & 0xffff, lsl #16
        movk    \reg, #((\value) >> 32) & 0xffff, lsl #32
        movk    \reg, #((\value) >> 48) & 0xffff, lsl #48
        .endm
        .macro  address reg, symbol
        adrp    \reg, \symbol
        add     \reg, \reg, :lo12:\symbol
        .endm

        .global _start
_start:
        address x9, vectors
        msr     vbar_el2, x9
        bl      probe_devices
        address x9, stack_top
        mov     sp, x9
        bl      build_tables
        address x9, level1
        msr     ttbr0_el2, x9
        mov64   x9, {{mair}}
        msr     mair_el2, x9
        mov64   x9, 0x80823519
        msr     tcr_el2, x9
        isb
        tlbi    alle2
        dsb     sy
        isb
        mov64   x9, 0x30c5183d
        msr     sctlr_el2, x9
        isb
        b       main

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
