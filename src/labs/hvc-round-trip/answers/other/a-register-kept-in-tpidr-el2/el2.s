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
        msr     tpidr_el2, x30
        mrs     x30, esr_el2
        lsr     x30, x30, #26
        cmp     x30, #0x17
        b.ne    1f
        mrs     x30, elr_el2
        add     x30, x30, #4
        msr     elr_el2, x30
        b       2f
1:      cmp     x30, #0x16
        b.ne    2f
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
2:      mrs     x30, tpidr_el2
        eret
