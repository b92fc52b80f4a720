        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0
        adr     x0, own_stack
        mov     sp, x0
        mrs     x0, hcr_el2
        ldr     x1, =0x80080000
        orr     x0, x0, x1
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
        stp     x20, x21, [sp, #-16]!
        mrs     x20, esr_el2
        and     x20, x20, #0xfc000000
        mov     x21, #0x58000000        // 0x16 << 26
        cmp     x20, x21
        b.ne    trapped
        ldp     x20, x21, [sp], #16
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
trapped:
        mrs     x20, elr_el2
        add     x20, x20, #4
        msr     elr_el2, x20
        ldp     x20, x21, [sp], #16
        eret
        .ltorg
        .balign 16
        .skip   128
own_stack:
