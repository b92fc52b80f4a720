// EL2's boot: it lets the guest run, whose first instruction of interest is
//   {{call}}
// VBAR_EL2 is written while the core is still at EL2.
        .global boot
boot:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0            // the guest's state: EL1{{mode}}, masked
        ldr     x0, =vectors
        msr     vbar_el2, x0
        adr     x1, next
        msr     elr_el2, x1
        eret
next:   ldr     x1, =guest
        br      x1
