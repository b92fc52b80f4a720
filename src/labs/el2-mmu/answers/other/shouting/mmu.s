        .GLOBAL _start
_start:
        LDR     X0, =vectors
        MSR     VBAR_EL2, X0
        LDR     X0, =stack_top
        MOV     SP, X0
        LDR     X0, =level1
        LDR     X1, ={{device}}
        STR     X1, [X0]
        LDR     X1, ={{ram}}
        STR     X1, [X0, #8]
        MSR     TTBR0_EL2, X0
        LDR     X0, ={{mair}}
        MSR     MAIR_EL2, X0
        LDR     X0, ={{tcr}}
        MSR     TCR_EL2, X0
        ISB
        TLBI    ALLE2
        DSB     SY
        ISB
        LDR     X0, =0X30C5183D
        MSR     SCTLR_EL2, X0
        ISB
        BL      hello
        B       .
