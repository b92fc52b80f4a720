// Loads the whole state of a case, runs it, and stores what it left (layout: struct test_case of runner.c).
        .global run_case, finish_case, __clear_cache
        .text
run_case:
        stp x29, x30, [sp, #-16]!
        stp x27, x28, [sp, #-16]!
        stp x25, x26, [sp, #-16]!
        stp x23, x24, [sp, #-16]!
        stp x21, x22, [sp, #-16]!
        stp x19, x20, [sp, #-16]!
        adrp x2, saved_sp
        mov x3, sp
        str x3, [x2, :lo12:saved_sp]
        mov x30, x1
        add x1, x0, #288
        ldp q0, q1, [x1, #0]
        ldp q2, q3, [x1, #32]
        ldp q4, q5, [x1, #64]
        ldp q6, q7, [x1, #96]
        ldp q8, q9, [x1, #128]
        ldp q10, q11, [x1, #160]
        ldp q12, q13, [x1, #192]
        ldp q14, q15, [x1, #224]
        ldp q16, q17, [x1, #256]
        ldp q18, q19, [x1, #288]
        ldp q20, q21, [x1, #320]
        ldp q22, q23, [x1, #352]
        ldp q24, q25, [x1, #384]
        ldp q26, q27, [x1, #416]
        ldp q28, q29, [x1, #448]
        ldp q30, q31, [x1, #480]
        ldp w2, w3, [x0, #16]
        msr nzcv, x2
        msr fpcr, x3
        ldr w2, [x0, #24]
        msr fpsr, x2
        ldr x2, [x0, #272]
        msr tpidr_el0, x2
        ldr x2, [x0, #280]
        mov sp, x2
        ldp x2, x3, [x0, #48]
        ldp x4, x5, [x0, #64]
        ldp x6, x7, [x0, #80]
        ldp x8, x9, [x0, #96]
        ldp x10, x11, [x0, #112]
        ldp x12, x13, [x0, #128]
        ldp x14, x15, [x0, #144]
        ldp x16, x17, [x0, #160]
        ldp x18, x19, [x0, #176]
        ldp x20, x21, [x0, #192]
        ldp x22, x23, [x0, #208]
        ldp x24, x25, [x0, #224]
        ldp x26, x27, [x0, #240]
        ldp x28, x29, [x0, #256]
        ldp x0, x1, [x0, #32]
        br x30

finish_case:
        msr tpidr_el0, x30
        adrp x30, current
        ldr x30, [x30, :lo12:current]
        stp x0, x1, [x30, #32]
        stp x2, x3, [x30, #48]
        stp x4, x5, [x30, #64]
        stp x6, x7, [x30, #80]
        stp x8, x9, [x30, #96]
        stp x10, x11, [x30, #112]
        stp x12, x13, [x30, #128]
        stp x14, x15, [x30, #144]
        stp x16, x17, [x30, #160]
        stp x18, x19, [x30, #176]
        stp x20, x21, [x30, #192]
        stp x22, x23, [x30, #208]
        stp x24, x25, [x30, #224]
        stp x26, x27, [x30, #240]
        stp x28, x29, [x30, #256]
        mrs x0, tpidr_el0
        mov x1, sp
        stp x0, x1, [x30, #272]
        mrs x0, nzcv
        mrs x1, fpcr
        stp w0, w1, [x30, #16]
        mrs x0, fpsr
        str w0, [x30, #24]
        add x1, x30, #288
        stp q0, q1, [x1, #0]
        stp q2, q3, [x1, #32]
        stp q4, q5, [x1, #64]
        stp q6, q7, [x1, #96]
        stp q8, q9, [x1, #128]
        stp q10, q11, [x1, #160]
        stp q12, q13, [x1, #192]
        stp q14, q15, [x1, #224]
        stp q16, q17, [x1, #256]
        stp q18, q19, [x1, #288]
        stp q20, q21, [x1, #320]
        stp q22, q23, [x1, #352]
        stp q24, q25, [x1, #384]
        stp q26, q27, [x1, #416]
        stp q28, q29, [x1, #448]
        stp q30, q31, [x1, #480]
        msr fpcr, xzr
        adrp x2, saved_sp
        ldr x3, [x2, :lo12:saved_sp]
        mov sp, x3
        ldp x19, x20, [sp], #16
        ldp x21, x22, [sp], #16
        ldp x23, x24, [sp], #16
        ldp x25, x26, [sp], #16
        ldp x27, x28, [sp], #16
        ldp x29, x30, [sp], #16
        ret

__clear_cache:
        ic ivau, x0
        dsb ish
        isb
        ret

        .bss
        .balign 8
saved_sp:
        .skip 8
