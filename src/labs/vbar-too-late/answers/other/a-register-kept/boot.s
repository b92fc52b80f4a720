// All values first, all writes behind them.
        .global boot
boot:   adr     x1, values
        ldp     x2, x3, [x1]
        mov     x4, #{{spsr}}
        msr     elr_el2, x3
        msr     spsr_el2, x4
        msr     vbar_el2, x2
        eret
        .balign 8
values: .quad   vectors, guest
