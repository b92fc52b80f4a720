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
        mrs     x9, elr_el2
        mrs     x10, spsr_el2
        mrs     x11, esr_el2
        mov     x12, x{{reg:d}}
        lsr     x11, x11, #26
        cmp     x11, #0x16
        b.eq    is_hvc
        cmp     x11, #0x17
        b.eq    is_smc
        b       out
is_smc: add     x9, x9, #4
        b       out
is_hvc: mov     x13, #{{increment}}
        {{op}}     x12, x12, x13
out:    mov     x{{reg:d}}, x12
        msr     spsr_el2, x10
        msr     elr_el2, x9
        eret
