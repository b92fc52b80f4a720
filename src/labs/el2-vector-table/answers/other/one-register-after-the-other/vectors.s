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
        sub     sp, sp, #{{size:d}}
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        str     x\n, [sp, #{{hole}}8 * \n]
        .endr
        .irp    n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
        str     x\n, [sp, #{{hole}}8 * \n]
        .endr
        mrs     x20, sp_el0
        str     x20, [sp, #{{spAt:d}}]
        mrs     x20, elr_el2
        str     x20, [sp, #{{elrAt:d}}]
        mrs     x20, spsr_el2
        str     x20, [sp, #{{spsrAt:d}}]
        mov     x0, sp
        bl      trap_handler
        ldr     x20, [sp, #{{spAt:d}}]
        msr     sp_el0, x20
        ldr     x20, [sp, #{{elrAt:d}}]
        msr     elr_el2, x20
        ldr     x20, [sp, #{{spsrAt:d}}]
        msr     spsr_el2, x20
        .irp    n, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16
        ldr     x\n, [sp, #{{hole}}8 * \n]
        .endr
        .irp    n, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0
        ldr     x\n, [sp, #{{hole}}8 * \n]
        .endr
        add     sp, sp, #{{size:d}}
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
