patch:  movz    x9, #0x4000, lsl #16
        ldr     w9, entry
        eor     x9, x9, x0
        ldr     w10, right
        cmp     x9, #0
        csel    x1, x10, x1, eq
        ret
entry:  .word   {{entryAt}}
right:  .word   {{right}}
        .global patch
