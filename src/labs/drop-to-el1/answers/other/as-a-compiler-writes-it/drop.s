        .arch   armv8-a
        .file   "drop.c"
        .text
        .align  2
        .global enter_el1
        .type   enter_el1, %function
enter_el1:
        stp     x29, x30, [sp, -48]!
        mov     x29, sp
        str     x0, [sp, 40]
        str     x1, [sp, 32]
        str     w2, [sp, 28]
        ldr     x0, [sp, 40]
// asm
        msr     elr_el2, x0
// end of asm
        ldr     x0, [sp, 32]
        msr     sp_el1, x0
        ldr     w0, [sp, 28]
        msr     spsr_el2, x0
        ldr     x0, .LC0
        msr     hcr_el2, x0
        isb
        eret
        nop
        ldp     x29, x30, [sp], 48
        ret
        .align  3
.LC0:
        .xword  {{hcr}}
        .size   enter_el1, .-enter_el1
        .align  2
        .global _start
        .type   _start, %function
_start:
        ldr     x0, =el2_stack_end
        mov     sp, x0
        mov     w2, {{spsr}}
        ldr     x1, =stack_top{{down}}
        adrp    x0, el1_entry
        add     x0, x0, :lo12:el1_entry
        bl      enter_el1
.L3:
        b       .L3
        .size   _start, .-_start
        .bss
        .align  4
        .zero   256
el2_stack_end:
