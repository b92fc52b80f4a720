        .GLOBAL _start
_start:
        ADR     X0, VECTORS
        MSR     VBAR_EL2, X0
        LDR     X0, =0X80080000
        MSR     HCR_EL2, X0
        MOV     X0, #0X3C5
        MSR     SPSR_EL2, X0
        LDR     X0, =el1_entry
        MSR     ELR_EL2, X0
        ERET

        .BALIGN 2048
VECTORS:
        .SKIP   0X400
        B       HANDLER
HANDLER:
        MRS     X9, ESR_EL2
        LSR     X9, X9, #26
        CMP     X9, #0X16
        B.NE    TRAPPED
        {{op}}     X{{reg:d}}, X{{reg:d}}, #{{increment}}
        ERET
TRAPPED:
        MRS     X9, ELR_EL2
        ADD     X9, X9, #4
        MSR     ELR_EL2, X9
        ERET
