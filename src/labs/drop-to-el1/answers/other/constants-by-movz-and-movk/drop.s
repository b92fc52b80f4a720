        .macro  mov64 reg, value
        movz    \reg, #(\value) & 0xffff
        movk    \reg, #((\value) >> 16) & 0xffff, lsl #16
        movk    \reg, #((\value) >> 32) & 0xffff, lsl #32
        movk    \reg, #((\value) >> 48) & 0xffff, lsl #48
        .endm

        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        mov64   x1, {{hcr}}
        msr     hcr_el2, x1
        mov64   x2, {{spsr}}
        msr     spsr_el2, x2
        adrp    x3, el1_entry
        add     x3, x3, :lo12:el1_entry
        msr     elr_el2, x3
        eret
