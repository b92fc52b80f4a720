// Give VTCR_EL2 back in x0, for a guest with IPAs of {{bits:d}} bits and 4 KiB
// pages. There is one table, at VTTBR_EL2; its walk begins at level {{level}}.
// Physical addresses have {{pa}} bits. Walks: write-back with write-allocate,
// inside and outside, inner shareable. Bit 31 is RES1.
        .global vtcr
vtcr:
        ldr     x0, =1 << 31
        mov     x1, #64 - {{bits}}
        bfi     x0, x1, #0, #6
        mov     x1, #2 - {{level}}
        bfi     x0, x1, #6, #2
        mov     x1, #0x35
        bfi     x0, x1, #8, #6
        mov     x1, #{{ps}}
        bfi     x0, x1, #16, #3
        ret
