// Puts the word into the first list register, and then is the guest itself, at
// GICV.
        .global _start, used, taken, ended
_start: ldr     x0, =stack
        mov     sp, x0
        bl      listed
used:   ldr     x9, =0x08030000         // GICH
        mov     w1, #1
        str     w1, [x9]                // HCR: En
        str     w0, [x9, #0x100]        // LR0
        ldr     x10, =0x08040000        // GICV
        mov     w1, #3
        str     w1, [x10]               // CTLR
        mov     w1, #0xf8
        str     w1, [x10, #4]           // PMR
        ldr     w2, [x10, #0xc]         // IAR: which interrupt?
        ldr     w3, [x10, #0x14]        // RPR: at which priority?
taken:  str     w2, [x10, #0x10]        // EOIR
        ldr     w4, [x9, #0x100]
ended:  b       .
        .ltorg

        .bss
        .balign 16
        .skip   256
stack:
