// A guest that tries seven things, one after the other; x8 is their number.
// Whatever traps is skipped.
        .global _start, used, done
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        bl      hcr
used:   msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        isb
        eret
guest:  mov     x8, #1
        dc      isw, xzr
        mov     x8, #2
        mov     x0, #0
        smc     #0
        mov     x8, #3
        msr     ttbr0_el1, xzr
        mov     x8, #4
        mrs     x0, ttbr0_el1
        mov     x8, #5
        mrs     x0, actlr_el1
        mov     x8, #6
        mrs     x0, id_aa64pfr0_el1
        mov     x8, #7
        tlbi    vmalle1
        mov     x8, #8
done:   b       .

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x0, elr_el2             // behind it
        add     x0, x0, #4
        msr     elr_el2, x0
        eret

        .bss
        .balign 16
        .skip   256
stack:
