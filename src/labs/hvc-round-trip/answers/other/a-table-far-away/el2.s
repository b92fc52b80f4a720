        .text
        .global _start
_start:
        ldr     x0, =far_vectors
        msr     vbar_el2, x0
        movz    x0, #0x8008, lsl #16
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret
        .ltorg

handler:
        mrs     x9, esr_el2
        lsr     x9, x9, #26
        cmp     x9, #0x16
        b.ne    1f
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
1:      mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        eret

        .section .vectors, "ax"
        .balign 2048
far_vectors:
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7
        .balign 128
        b       .
        .endr
        .balign 128
        b       handler
        .rept   7
        .balign 128
        b       .
        .endr
