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
        ubfx    x9, x9, #26, #6
        adr     x10, handlers
        ldr     x10, [x10, x9, lsl #3]
        br      x10
hvc64:
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
smc64:
        mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        eret
unknown:
        b       .
        .balign 8
handlers:
        .rept   0x16
        .quad   unknown
        .endr
        .quad   hvc64
        .quad   smc64
        .rept   64 - 0x18
        .quad   unknown
        .endr
