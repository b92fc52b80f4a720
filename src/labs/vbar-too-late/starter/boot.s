// EL2's boot: it lets the guest run, whose first instruction of interest is
//   {{call}}
// Run it, and step through what comes of it. Then put it right.
        .global boot
boot:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0            // the guest's state: EL1{{mode}}, masked
        ldr     x0, =vectors
        adr     x1, next
        msr     elr_el2, x1
        eret
next:   {{line}}
        ldr     x1, =guest
        br      x1
