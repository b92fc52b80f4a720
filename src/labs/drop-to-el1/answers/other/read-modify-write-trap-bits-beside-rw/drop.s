        .global _start
_start:
        adr     x0, stack_top
        msr     sp_el1, x0

        mrs     x0, hcr_el2
        orr     x0, x0, #0x80000000
        orr     x0, x0, #0x38          // HCR_EL2.RW
        msr     hcr_el2, x0

        mov     x0, #0x3c5              // D, A, I, F masked; EL1h
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0

        eret

el1_entry:
        mrs     x0, CurrentEL
        lsr     x0, x0, #2
        add     w1, w0, #'0'
        ldr     x2, =0x09000000
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        stp     x0, x1, [sp, #-16]!
        b       .

        .bss
        .balign 16
        .skip   1024
stack_top:
