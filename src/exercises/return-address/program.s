// Six instructions at EL1, each of which raises an exception. The handlers
// forget where it came from, and go on at x9: the next case.
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0
        msr     vbar_el1, x0
        ldr     x0, =0x80082000         // HCR_EL2: RW, TSC, TWI
        msr     hcr_el2, x0
        mov     x0, #0x3c5              // EL1h
        msr     spsr_el2, x0
        adr     x0, cases
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       next
        .endr
next:   mrs     x0, CurrentEL           // which level are we at?
        cmp     x0, #8
        b.eq    1f
        msr     elr_el1, x9
        eret
1:      msr     elr_el2, x9
        eret

        .org    0x1000 + {{org}}
cases:
        mov     x8, #1
        adr     x9, 2f
c1:     hvc     #7                      // at {{at_hvc}}
        b       .
2:      mov     x8, #2
        adr     x9, 3f
c2:     svc     #7                      // at {{at_svc}}
        b       .
3:      mov     x8, #3
        adr     x9, 4f
c3:     smc     #0                      // at {{at_smc}}
        b       .
4:      mov     x8, #4
        adr     x9, 5f
c4:     wfi                             // at {{at_wfi}}
        b       .
5:      mov     x8, #5
        adr     x9, 6f
c5:     brk     #0                      // at {{at_brk}}
        b       .
6:      mov     x8, #6
        adr     x9, 7f
c6:     mrs     x0, hcr_el2             // at {{at_undefined}}
        b       .
7:      b       .
        .ltorg
