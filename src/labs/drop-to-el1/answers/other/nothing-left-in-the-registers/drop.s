        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        ldr     x0, ={{hcr}}
        msr     hcr_el2, x0
        ldr     x0, =0xf0000000 + {{spsr}}      // the flags are free
        msr     spsr_el2, x0
        adr     x0, el1_entry
        msr     elr_el2, x0
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19
        mov     x\n, xzr
        .endr
        .irp    n, 20,21,22,23,24,25,26,27,28,29,30
        mov     x\n, xzr
        .endr
        msr     sp_el0, xzr
        eret
