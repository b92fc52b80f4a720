        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =0x80080000
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .skip   0x400
        b       handler

handler:
        mrs     x9, esr_el2
        lsr     x9, x9, #26
        cmp     x9, #0x16
        {{op}}     x10, x{{reg:d}}, #{{increment}}
        csel    x{{reg:d}}, x10, x{{reg:d}}, eq
        mrs     x11, elr_el2
        add     x12, x11, #4
        csel    x11, x11, x12, eq
        msr     elr_el2, x11
        eret
