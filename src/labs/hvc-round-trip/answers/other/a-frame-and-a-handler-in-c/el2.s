        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80080000
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .skip   0x400
        b       entry

entry:  sub     sp, sp, #256
        stp     x0, x1, [sp]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x29, [sp, #144]
        str     x30, [sp, #160]
        mov     x0, sp
        mrs     x1, esr_el2
        bl      handle
        ldp     x0, x1, [sp]
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x29, [sp, #144]
        ldr     x30, [sp, #160]
        add     sp, sp, #256
        eret

// void handle(struct frame *frame, unsigned long esr)
handle: stp     x29, x30, [sp, #-16]!
        mov     x29, sp
        lsr     w1, w1, #26
        cmp     w1, #22
        bne     .L2
        ldr     x2, [x0, #(8 * {{reg:d}})]
        {{op}}     x2, x2, #{{increment}}
        str     x2, [x0, #(8 * {{reg:d}})]
        b       .L1
.L2:    cmp     w1, #23
        bne     .L1
        mrs     x2, elr_el2
        add     x2, x2, #4
        msr     elr_el2, x2
.L1:    ldp     x29, x30, [sp], #16
        ret

        .bss
        .balign 16
        .skip   1024
el2_stack:
