// x0 是 VM 的编号，0 或 1。在 x0 里返回它的 VTTBR_EL2：
// VM 0 的 VMID 是 {{vmid0:d}}，表在 0x40082000；VM 1 的 VMID 是
// {{vmid1:d}}，表在 0x40083000。VMID 有 8 位。
        .global vttbr
vttbr:
        ldr     x1, =0x40082000 + ({{vmid0}} << 48)
        ldr     x2, =0x40083000 + ({{vmid1}} << 48)
        cmp     x0, #0
        csel    x0, x1, x2, eq
        ret
