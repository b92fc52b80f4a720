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
        msr     tpidr_el2, x0
        mov     x0, sp
        sub     x0, x0, #{{size:d}}
        mov     sp, x0
        stp     x2, x3, [x0, #{{hole}}16]
        stp     x4, x5, [x0, #{{hole}}32]
        stp     x6, x7, [x0, #{{hole}}48]
        stp     x8, x9, [x0, #{{hole}}64]
        stp     x10, x11, [x0, #{{hole}}80]
        stp     x12, x13, [x0, #{{hole}}96]
        stp     x14, x15, [x0, #{{hole}}112]
        stp     x16, x17, [x0, #{{hole}}128]
        stp     x18, x19, [x0, #{{hole}}144]
        stp     x20, x21, [x0, #{{hole}}160]
        stp     x22, x23, [x0, #{{hole}}176]
        stp     x24, x25, [x0, #{{hole}}192]
        stp     x26, x27, [x0, #{{hole}}208]
        stp     x28, x29, [x0, #{{hole}}224]
        str     x30, [x0, #{{hole}}240]
        mrs     x2, tpidr_el2
        stp     x2, x1, [x0, #{{hole}}0]
        mrs     x2, sp_el0
        str     x2, [x0, #{{spAt:d}}]
        mrs     x2, elr_el2
        str     x2, [x0, #{{elrAt:d}}]
        mrs     x2, spsr_el2
        str     x2, [x0, #{{spsrAt:d}}]
        bl      trap_handler
        mov     x0, sp
        ldr     x2, [x0, #{{spAt:d}}]
        msr     sp_el0, x2
        ldr     x2, [x0, #{{elrAt:d}}]
        msr     elr_el2, x2
        ldr     x2, [x0, #{{spsrAt:d}}]
        msr     spsr_el2, x2
        ldr     x30, [x0, #{{hole}}240]
        ldp     x2, x3, [x0, #{{hole}}16]
        ldp     x4, x5, [x0, #{{hole}}32]
        ldp     x6, x7, [x0, #{{hole}}48]
        ldp     x8, x9, [x0, #{{hole}}64]
        ldp     x10, x11, [x0, #{{hole}}80]
        ldp     x12, x13, [x0, #{{hole}}96]
        ldp     x14, x15, [x0, #{{hole}}112]
        ldp     x16, x17, [x0, #{{hole}}128]
        ldp     x18, x19, [x0, #{{hole}}144]
        ldp     x20, x21, [x0, #{{hole}}160]
        ldp     x22, x23, [x0, #{{hole}}176]
        ldp     x24, x25, [x0, #{{hole}}192]
        ldp     x26, x27, [x0, #{{hole}}208]
        ldp     x28, x29, [x0, #{{hole}}224]
        add     sp, sp, #{{size:d}}
        ldp     x0, x1, [x0, #{{hole}}0]
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
