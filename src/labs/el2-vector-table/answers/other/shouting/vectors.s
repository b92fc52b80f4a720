        .GLOBAL _start
_start:
        LDR     X0, =el2_stack
        MOV     SP, X0
        ADR     X0, vectors
        MSR     VBAR_EL2, X0

        MOV     X0, #(1 << 31)
        MSR     HCR_EL2, X0
        LDR     X0, =el1_stack
        MSR     SP_EL1, X0
        MOV     X0, #0X3C5
        MSR     SPSR_EL2, X0
        LDR     X0, =el1_entry
        MSR     ELR_EL2, X0
        ERET

        .BALIGN 2048
vectors:
        .REPT   16
        .BALIGN 128
        B       ENTER
        .ENDR

ENTER:
        SUB     SP, SP, #{{size:d}}
        STP     X0, X1, [SP, #{{hole}}0]
        STP     X2, X3, [SP, #{{hole}}16]
        STP     X4, X5, [SP, #{{hole}}32]
        STP     X6, X7, [SP, #{{hole}}48]
        STP     X8, X9, [SP, #{{hole}}64]
        STP     X10, X11, [SP, #{{hole}}80]
        STP     X12, X13, [SP, #{{hole}}96]
        STP     X14, X15, [SP, #{{hole}}112]
        STP     X16, X17, [SP, #{{hole}}128]
        STP     X18, X19, [SP, #{{hole}}144]
        STP     X20, X21, [SP, #{{hole}}160]
        STP     X22, X23, [SP, #{{hole}}176]
        STP     X24, X25, [SP, #{{hole}}192]
        STP     X26, X27, [SP, #{{hole}}208]
        STP     X28, X29, [SP, #{{hole}}224]
        STR     X30, [SP, #{{hole}}240]
        MRS     X0, SP_EL0
        STR     X0, [SP, #{{spAt:d}}]
        MRS     X0, ELR_EL2
        STR     X0, [SP, #{{elrAt:d}}]
        MRS     X0, SPSR_EL2
        STR     X0, [SP, #{{spsrAt:d}}]
        MOV     X0, SP
        BL      trap_handler
        LDR     X0, [SP, #{{spAt:d}}]
        MSR     SP_EL0, X0
        LDR     X0, [SP, #{{elrAt:d}}]
        MSR     ELR_EL2, X0
        LDR     X0, [SP, #{{spsrAt:d}}]
        MSR     SPSR_EL2, X0
        LDR     X30, [SP, #{{hole}}240]
        LDP     X2, X3, [SP, #{{hole}}16]
        LDP     X4, X5, [SP, #{{hole}}32]
        LDP     X6, X7, [SP, #{{hole}}48]
        LDP     X8, X9, [SP, #{{hole}}64]
        LDP     X10, X11, [SP, #{{hole}}80]
        LDP     X12, X13, [SP, #{{hole}}96]
        LDP     X14, X15, [SP, #{{hole}}112]
        LDP     X16, X17, [SP, #{{hole}}128]
        LDP     X18, X19, [SP, #{{hole}}144]
        LDP     X20, X21, [SP, #{{hole}}160]
        LDP     X22, X23, [SP, #{{hole}}176]
        LDP     X24, X25, [SP, #{{hole}}192]
        LDP     X26, X27, [SP, #{{hole}}208]
        LDP     X28, X29, [SP, #{{hole}}224]
        LDP     X0, X1, [SP, #{{hole}}0]
        ADD     SP, SP, #{{size:d}}
        ERET

        .bss
        .balign 16
        .skip   4096
el2_stack:
