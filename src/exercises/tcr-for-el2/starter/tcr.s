// Give TCR_EL2 back in x0: EL2 has addresses of {{bits:d}} bits, the board physical
// ones of {{pa}} bits; pages of 4 KiB. Walks, inside and outside:
// {{how}}; {{share}} shareable. RES1 is 0x80800000.
        .global tcr
tcr:
        mov     x0, #0
        ret
