        .GLOBAL _start
_start:
        ADR     X0, stack_top{{down}}
        MSR     SP_EL1, X0
        LDR     X0, ={{hcr}}
        MSR     HCR_EL2, X0
        MOV     X0, #{{spsr}}
        MSR     SPSR_EL2, X0
        ADR     X0, el1_entry
        MSR     ELR_EL2, X0
        ERET
