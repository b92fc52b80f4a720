        .global _start
_start:
        adr     x0, vectors
        msr     S3_4_C12_C0_0, x0

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
        mrs     x9, S3_4_C5_C2_0        // ESR_EL2
        lsr     w9, w9, #26
        mov     w10, #0x16
        eor     w9, w9, w10
        cbnz    w9, 1f
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
1:      mrs     x9, S3_4_C4_C0_1        // ELR_EL2
        add     x9, x9, #4
        msr     S3_4_C4_C0_1, x9
        eret
