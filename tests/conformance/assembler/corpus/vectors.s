// A vector table that saves a frame and calls a handler, with the 16 entries made by a macro.
        .equ    FRAME_SIZE, 34 * 8
        .set    SLOT, 0x80

        .macro  save_pair a, b, at
        stp     \a, \b, [sp, #\at * 16]
        .endm

        .macro  vector kind, from, reason=0
        .balign SLOT
\kind\()_\from:
        sub     sp, sp, #FRAME_SIZE
        save_pair x0, x1, 0
        mov     x0, #\reason
        b       save_and_call
        .if     . - \kind\()_\from > SLOT
        .error  "vector \kind \from is too long"
        .endif
        .endm

        .text
        .global vectors
        .align  11
vectors:
        .set    vector_reason, 0
        .macro  four from
        .irp    kind, sync, irq, fiq, serror
        vector  \kind, \from, reason=vector_reason
        .set    vector_reason, vector_reason + 1
        .endr
        .endm
        four    sp0
        four    spx
        .irp    level, 64, 32
        four    lower\level
        .endr
        .set    vector_reason, 0

save_and_call:
        .set    pair, 1
        .rept   14
        .equ    first, pair * 2
        .set    pair, pair + 1
        .endr
        .irp    n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14
        .endr
        stp     x2, x3, [sp, 16]
        stp     x4, x5, [sp, #(16 * 2)]
        stp     x28, x29, [sp, #16 * 14]
        mrs     x21, elr_el2
        mrs     x22, spsr_el2
        stp     lr, x21, [sp, #16 * 15]
        str     x22, [sp, #16 * 16]
        mrs     x1, esr_el2
        mrs     x2, far_el2
        mrs     x3, hpfar_el2
        mov     x1, sp
        bl      handler
        cbnz    x0, 2f
1:      ldp     x30, x21, [sp, #16 * 15]
        msr     elr_el2, x21
        ldr     x22, [sp, 16 * 16]
        msr     spsr_el2, x22
        ldp     x0, x1, [sp], #FRAME_SIZE
        eret
2:      tbnz    w0, #31, 1b
        tbz     x0, 40, 1b
3:      wfi
        b       3b
handler:
        hlt     #0x7E2
        ret
        .size   handler, . - handler
