// Calls `fields` with four syndromes: of an HVC, a BRK, a load that reaches
// nothing, and one that a T32 guest left behind. x20 keeps the whole.
        .global _start, told1, told2, told3, told4
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        hvc     #{{imm}}
told1:  nop
        brk     #{{brk}}
told2:  nop
        ldr     x9, =0x90000000         // nothing is there
        ldrb    w0, [x9]
told3:  nop
        ldr     x0, ={{t32}}           // a load, 16 bits long
        mov     x20, x0
        bl      fields
told4:  b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x0, esr_el2
        mov     x20, x0
        bl      fields
        mrs     x13, elr_el2            // behind it: an HVC is already
        lsr     x14, x20, #26
        cmp     x14, #0x16
        cinc    x14, xzr, ne
        add     x13, x13, x14, lsl #2
        msr     elr_el2, x13
        eret

        .bss
        .balign 16
        .skip   256
stack:
