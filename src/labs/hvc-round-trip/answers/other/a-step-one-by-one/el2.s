        .equ    EC_SHIFT, 26
        .equ    EC_HVC64, 0b010110
        .equ    EC_SMC64, 0b010111
ec      .req    x12
elr     .req    x13
answer  .req    x{{reg:d}}

        .global _start
_start:
        ldr     x0, =0x80080000
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        ldr     x0, =vectors            // in time for the first exception
        msr     vbar_el2, x0
        eret
        .ltorg

        .balign 2048
vectors:
        .fill   0x400 / 4, 4, 0x14000000        // b .
        b       handler
handler:
        mrs     ec, esr_el2
        lsr     ec, ec, #EC_SHIFT
        cmp     ec, #EC_SMC64
        b.eq    skip
        .rept   {{increment}} / 8
        {{op}}     answer, answer, #8
        .endr
        {{op}}     answer, answer, #({{increment}} % 8)
        eret
skip:   mrs     elr, elr_el2
        add     elr, elr, #4
        msr     elr_el2, elr
        eret
