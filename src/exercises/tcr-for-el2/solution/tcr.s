// Give TCR_EL2 back in x0: EL2 has addresses of {{bits:d}} bits, the board physical
// ones of {{pa}} bits; pages of 4 KiB. Walks, inside and outside:
// {{how}}; {{share}} shareable. RES1 is 0x80800000.
        .global tcr
tcr:
        .set    SIZES, {{t0sz}} + ({{ps}} << 16)
        .set    CACHED, ({{attribute}} << 8) + ({{attribute}} << 10)
        ldr     x0, =0x80800000 + SIZES + CACHED + ({{sh}} << 12)
        ret
