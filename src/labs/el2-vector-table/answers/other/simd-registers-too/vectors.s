        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0

        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, =el1_stack
        msr     sp_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       enter
        .endr

enter:
        sub     sp, sp, #{{size:d}} + 528
        stp     x0, x1, [sp, #{{hole}}0]
        stp     x2, x3, [sp, #{{hole}}16]
        stp     x4, x5, [sp, #{{hole}}32]
        stp     x6, x7, [sp, #{{hole}}48]
        stp     x8, x9, [sp, #{{hole}}64]
        stp     x10, x11, [sp, #{{hole}}80]
        stp     x12, x13, [sp, #{{hole}}96]
        stp     x14, x15, [sp, #{{hole}}112]
        stp     x16, x17, [sp, #{{hole}}128]
        stp     x18, x19, [sp, #{{hole}}144]
        stp     x20, x21, [sp, #{{hole}}160]
        stp     x22, x23, [sp, #{{hole}}176]
        stp     x24, x25, [sp, #{{hole}}192]
        stp     x26, x27, [sp, #{{hole}}208]
        stp     x28, x29, [sp, #{{hole}}224]
        str     x30, [sp, #{{hole}}240]
        mrs     x0, sp_el0
        str     x0, [sp, #{{spAt:d}}]
        mrs     x0, elr_el2
        str     x0, [sp, #{{elrAt:d}}]
        mrs     x0, spsr_el2
        str     x0, [sp, #{{spsrAt:d}}]
        add     x9, sp, #{{size:d}}
        stp     q0, q1, [x9, #0]
        stp     q2, q3, [x9, #32]
        stp     q4, q5, [x9, #64]
        stp     q6, q7, [x9, #96]
        stp     q8, q9, [x9, #128]
        stp     q10, q11, [x9, #160]
        stp     q12, q13, [x9, #192]
        stp     q14, q15, [x9, #224]
        stp     q16, q17, [x9, #256]
        stp     q18, q19, [x9, #288]
        stp     q20, q21, [x9, #320]
        stp     q22, q23, [x9, #352]
        stp     q24, q25, [x9, #384]
        stp     q26, q27, [x9, #416]
        stp     q28, q29, [x9, #448]
        stp     q30, q31, [x9, #480]
        mrs     x10, fpcr
        mrs     x11, fpsr
        add     x9, x9, #512
        stp     x10, x11, [x9]
        mov     x0, sp
        bl      trap_handler
        add     x9, sp, #{{size:d}}
        ldp     q0, q1, [x9, #0]
        ldp     q2, q3, [x9, #32]
        ldp     q4, q5, [x9, #64]
        ldp     q6, q7, [x9, #96]
        ldp     q8, q9, [x9, #128]
        ldp     q10, q11, [x9, #160]
        ldp     q12, q13, [x9, #192]
        ldp     q14, q15, [x9, #224]
        ldp     q16, q17, [x9, #256]
        ldp     q18, q19, [x9, #288]
        ldp     q20, q21, [x9, #320]
        ldp     q22, q23, [x9, #352]
        ldp     q24, q25, [x9, #384]
        ldp     q26, q27, [x9, #416]
        ldp     q28, q29, [x9, #448]
        ldp     q30, q31, [x9, #480]
        add     x9, x9, #512
        ldp     x10, x11, [x9]
        msr     fpcr, x10
        msr     fpsr, x11
        ldr     x0, [sp, #{{spAt:d}}]
        msr     sp_el0, x0
        ldr     x0, [sp, #{{elrAt:d}}]
        msr     elr_el2, x0
        ldr     x0, [sp, #{{spsrAt:d}}]
        msr     spsr_el2, x0
        ldr     x30, [sp, #{{hole}}240]
        ldp     x0, x1, [sp, #{{hole}}0]
        ldp     x2, x3, [sp, #{{hole}}16]
        ldp     x4, x5, [sp, #{{hole}}32]
        ldp     x6, x7, [sp, #{{hole}}48]
        ldp     x8, x9, [sp, #{{hole}}64]
        ldp     x10, x11, [sp, #{{hole}}80]
        ldp     x12, x13, [sp, #{{hole}}96]
        ldp     x14, x15, [sp, #{{hole}}112]
        ldp     x16, x17, [sp, #{{hole}}128]
        ldp     x18, x19, [sp, #{{hole}}144]
        ldp     x20, x21, [sp, #{{hole}}160]
        ldp     x22, x23, [sp, #{{hole}}176]
        ldp     x24, x25, [sp, #{{hole}}192]
        ldp     x26, x27, [sp, #{{hole}}208]
        ldp     x28, x29, [sp, #{{hole}}224]
        add     sp, sp, #{{size:d}} + 528
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
