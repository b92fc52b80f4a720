        .global boot
boot:   ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x1, =guest
        msr     elr_el2, x1
        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        eret
