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
        mov     x19, x30
        bl      class
        cmp     x9, #22
        b.eq    0f
        bl      skip
        b       1f
0:      bl      answer
1:      mov     x30, x19
        eret

class:  mrs     x9, esr_el2
        lsr     x9, x9, #26
        ret
answer: {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        ret
skip:   mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        ret
