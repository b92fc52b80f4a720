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
        .rept   16
        .balign 128
        b       handler
        .endr

handler:
        mrs     x10, esr_el2
        ubfx    x10, x10, #26, #6
        cmp     x10, #0x17
        b.eq    smc
        cmp     x10, #0x16
        b.ne    .                       // nothing that we know
hvc:
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
smc:
        mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        eret
