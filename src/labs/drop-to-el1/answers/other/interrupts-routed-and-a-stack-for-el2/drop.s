        .global _start
_start:
        msr     daifset, #0b1111
        ldr     x0, =own_stack
        mov     sp, x0
        msr     spsel, #1
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        ldr     x0, ={{hcr}} | (1 << 5) | (1 << 4) | (1 << 3) | (1 << 1)
        msr     hcr_el2, x0             // AMO, IMO, FMO, SWIO beside
        mov     x0, #({{spsr}} & ~15) | 5
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0
        eret
        .bss
        .balign 16
        .skip   128
own_stack:
