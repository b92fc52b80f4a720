        .global _start
_start:
        dsb     sy
        isb
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        isb
        ldr     x0, ={{hcr}}
        dsb     sy
        msr     hcr_el2, x0
        isb
        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        isb
        adr     x0, el1_entry
        msr     elr_el2, x0
        dsb     sy
        isb
        eret
        dsb     nsh                     // nothing runs past an eret
        isb
