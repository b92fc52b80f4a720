// Executes one instruction on a given state. The bytes from `trampoline` to `trampoline_end` are copied to a page that
// may be written; the instruction replaces the word at `trampoline_slot`. x0: the state (runner.c), 16-byte aligned.
// The instruction must not use SP, which points to the state meanwhile.
#define FPCR_AT 4
#define FPSR_AT 8
#define NZCV_AT 12
#define X_AT 16
#define V_AT 272
#define SP_AT 784

        .text
        .global trampoline, trampoline_slot, trampoline_end
        .balign 16
trampoline:
        stp     x19, x20, [sp, #-160]!
        stp     x21, x22, [sp, #16]
        stp     x23, x24, [sp, #32]
        stp     x25, x26, [sp, #48]
        stp     x27, x28, [sp, #64]
        stp     x29, x30, [sp, #80]
        stp     d8, d9, [sp, #96]
        stp     d10, d11, [sp, #112]
        stp     d12, d13, [sp, #128]
        stp     d14, d15, [sp, #144]
        mov     x1, sp
        str     x1, [x0, #SP_AT]
        mov     sp, x0
        ldr     w1, [sp, #FPCR_AT]
        msr     fpcr, x1
        ldr     w1, [sp, #FPSR_AT]
        msr     fpsr, x1
        ldr     w1, [sp, #NZCV_AT]
        msr     nzcv, x1
        .irp    n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
        ldr     q\n, [sp, #V_AT + 16 * \n]
        .endr
        .irp    n, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
        ldr     q\n, [sp, #V_AT + 16 * \n]
        .endr
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
        ldr     x\n, [sp, #X_AT + 8 * \n]
        .endr
trampoline_slot:
        nop
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
        str     x\n, [sp, #X_AT + 8 * \n]
        .endr
        .irp    n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
        str     q\n, [sp, #V_AT + 16 * \n]
        .endr
        .irp    n, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
        str     q\n, [sp, #V_AT + 16 * \n]
        .endr
        mrs     x1, fpcr
        str     w1, [sp, #FPCR_AT]
        mrs     x1, fpsr
        str     w1, [sp, #FPSR_AT]
        mrs     x1, nzcv
        str     w1, [sp, #NZCV_AT]
        ldr     x1, [sp, #SP_AT]
        mov     sp, x1
        ldp     x21, x22, [sp, #16]
        ldp     x23, x24, [sp, #32]
        ldp     x25, x26, [sp, #48]
        ldp     x27, x28, [sp, #64]
        ldp     x29, x30, [sp, #80]
        ldp     d8, d9, [sp, #96]
        ldp     d10, d11, [sp, #112]
        ldp     d12, d13, [sp, #128]
        ldp     d14, d15, [sp, #144]
        ldp     x19, x20, [sp], #160
        ret
trampoline_end:
        .section .note.GNU-stack, "", %progbits
