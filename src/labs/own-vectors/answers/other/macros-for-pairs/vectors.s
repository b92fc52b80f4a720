// Without arithmetic in register names: a macro for each pair.
        .macro  all op
        \op     x2, x3, [sp, #16]
        \op     x4, x5, [sp, #32]
        \op     x6, x7, [sp, #48]
        \op     x8, x9, [sp, #64]
        \op     x10, x11, [sp, #80]
        \op     x12, x13, [sp, #96]
        \op     x14, x15, [sp, #112]
        \op     x16, x17, [sp, #128]
        \op     x18, x19, [sp, #144]
        \op     x20, x21, [sp, #160]
        \op     x22, x23, [sp, #176]
        \op     x24, x25, [sp, #192]
        \op     x26, x27, [sp, #208]
        \op     x28, x29, [sp, #224]
        .endm
        .balign 2048
        .global vectors
vectors:
        .irp    reason, 5,5,5,5,5,2,3,4,1,2,3,4,5,5,5,5
        .balign 128
        sub     sp, sp, #272
        str     x0, [sp]
        mov     w0, #\reason
        b       save
        .endr
        .balign 128
save:   str     x1, [sp, #8]
        all     stp
        mrs     x9, tpidr_el2
        add     x9, x9, #{{count}}
        msr     tpidr_el2, x9
        mrs     x9, sp_el0
        stp     x30, x9, [sp, #240]
        mrs     x9, elr_el2
        mrs     x10, spsr_el2
        stp     x9, x10, [sp, #256]
        b       door
        .global leave
leave:  ldp     x9, x10, [sp, #256]
        msr     elr_el2, x9
        msr     spsr_el2, x10
        ldp     x30, x9, [sp, #240]
        msr     sp_el0, x9
        all     ldp
        ldp     x0, x1, [sp], #272
        eret
