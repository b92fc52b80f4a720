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
        stp     x0, x1, [sp, #-272]!    // x0 to SPSR_EL2
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        str     x30, [sp, #240]
        mrs     x2, sp_el0
        mrs     x3, elr_el2
        mrs     x4, spsr_el2
        str     x2, [sp, #{{spAt:d}} - {{gap:d}}]
        str     x3, [sp, #{{elrAt:d}} - {{gap:d}}]
        str     x4, [sp, #{{spsrAt:d}} - {{gap:d}}]
        sub     sp, sp, #{{gap:d}}      // what lies before x0
        mov     x0, sp
        bl      trap_handler
        add     sp, sp, #{{gap:d}}
        ldr     x2, [sp, #{{spAt:d}} - {{gap:d}}]
        ldr     x3, [sp, #{{elrAt:d}} - {{gap:d}}]
        ldr     x4, [sp, #{{spsrAt:d}} - {{gap:d}}]
        msr     sp_el0, x2
        msr     elr_el2, x3
        msr     spsr_el2, x4
        ldp     x0, x1, [sp], #16
        ldp     x2, x3, [sp], #16
        ldp     x4, x5, [sp], #16
        ldp     x6, x7, [sp], #16
        ldp     x8, x9, [sp], #16
        ldp     x10, x11, [sp], #16
        ldp     x12, x13, [sp], #16
        ldp     x14, x15, [sp], #16
        ldp     x16, x17, [sp], #16
        ldp     x18, x19, [sp], #16
        ldp     x20, x21, [sp], #16
        ldp     x22, x23, [sp], #16
        ldp     x24, x25, [sp], #16
        ldp     x26, x27, [sp], #16
        ldp     x28, x29, [sp], #16
        ldr     x30, [sp], #32
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
