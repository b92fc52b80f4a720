        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     S3_4_C4_C1_0, x0        // SP_EL1
        ldr     x0, ={{hcr}}
        msr     S3_4_C1_C1_0, x0        // HCR_EL2
        mov     x0, #{{spsr}}
        msr     S3_4_C4_C0_0, x0        // SPSR_EL2
        adr     x0, el1_entry
        msr     S3_4_C4_C0_1, x0        // ELR_EL2
        eret
