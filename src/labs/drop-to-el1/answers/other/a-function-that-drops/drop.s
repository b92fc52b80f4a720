        .global _start
_start:
        ldr     x0, =el1_entry
        mov     x1, #{{spsr}}
        adr     x2, stack_top{{down}}
        ldr     x3, ={{hcr}}
        bl      drop
        b       .                       // never

// void drop(entry, spsr, stack, hcr)
drop:   msr     elr_el2, x0
        msr     spsr_el2, x1
        msr     sp_el1, x2
        msr     hcr_el2, x3
        isb
        eret
