        .macro  save
        sub     sp, sp, #{{size:d}}
        pairs   stp
        str     x30, [sp, #{{hole}}240]
        keep    sp_el0, {{spAt:d}}
        keep    elr_el2, {{elrAt:d}}
        keep    spsr_el2, {{spsrAt:d}}
        .endm

        .macro  restore
        back    spsr_el2, {{spsrAt:d}}
        back    elr_el2, {{elrAt:d}}
        back    sp_el0, {{spAt:d}}
        ldr     x30, [sp, #{{hole}}240]
        pairs   ldp
        add     sp, sp, #{{size:d}}
        .endm

        .macro  pair op, n, m
        \op     x\n, x\m, [sp, #{{hole}}8 * \n]
        .endm
        .macro  pairs op
        pair    \op, 0, 1
        pair    \op, 2, 3
        pair    \op, 4, 5
        pair    \op, 6, 7
        pair    \op, 8, 9
        pair    \op, 10, 11
        pair    \op, 12, 13
        pair    \op, 14, 15
        pair    \op, 16, 17
        pair    \op, 18, 19
        pair    \op, 20, 21
        pair    \op, 22, 23
        pair    \op, 24, 25
        pair    \op, 26, 27
        pair    \op, 28, 29
        .endm
        .macro  keep register, place
        mrs     x0, \register
        str     x0, [sp, #\place]
        .endm
        .macro  back register, place
        ldr     x0, [sp, #\place]
        msr     \register, x0
        .endm

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

enter:  save
        mov     x0, sp
        bl      trap_handler
        restore
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
