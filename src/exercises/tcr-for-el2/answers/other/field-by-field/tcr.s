// Give TCR_EL2 back in x0: EL2 has addresses of {{bits:d}} bits, the board physical
// ones of {{pa}} bits; pages of 4 KiB. Walks, inside and outside:
// {{how}}; {{share}} shareable. RES1 is 0x80800000.
        .global tcr
tcr:
        ldr     x0, =0x80800000
        mov     x1, #64 - {{bits}}
        bfi     x0, x1, #0, #6
        mov     x1, #{{attribute}}
        bfi     x0, x1, #8, #2
        bfi     x0, x1, #10, #2
        mov     x1, #{{sh}}
        bfi     x0, x1, #12, #2
        mov     x1, #{{ps}}
        bfi     x0, x1, #16, #3
        ret
