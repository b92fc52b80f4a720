        .GLOBAL _start
_start:
        LDR     X0, =vectors
        MSR     VBAR_EL2, X0
        BL      probe_devices
        LDR     X0, =stack_top
        MOV     SP, X0
        BL      build_tables
        LDR     X0, =level1
        MSR     TTBR0_EL2, X0
        LDR     X0, ={{mair}}
        MSR     MAIR_EL2, X0
        LDR     X0, =0X80823519
        MSR     TCR_EL2, X0
        ISB
        TLBI    ALLE2
        DSB     SY
        ISB
        LDR     X0, =0X30C5183D
        MSR     SCTLR_EL2, X0
        ISB
        B       main

        .bss
        .balign 4096
        .global stack_bottom, stack_top
stack_bottom:
        .skip   4096
stack_top:
