        .global boot
boot:   bl      tables
        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        adr     x1, next
        msr     elr_el2, x1
        eret
next:   ldr     x1, =guest
        br      x1

tables: ldr     x0, =vectors
        msr     vbar_el2, x0
        isb
        ret
