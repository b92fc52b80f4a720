// Give VTCR_EL2 back in x0, for a guest with IPAs of {{bits:d}} bits and 4 KiB
// pages. There is one table, at VTTBR_EL2; its walk begins at level {{level}}.
// Physical addresses have {{pa}} bits. Walks: write-back with write-allocate,
// inside and outside, inner shareable. Bit 31 is RES1.
        .global vtcr
vtcr:
        ldr     x0, =0x80003500 + {{t0sz}} + ({{sl0}} << 6) + ({{ps}} << 16)
        ret
