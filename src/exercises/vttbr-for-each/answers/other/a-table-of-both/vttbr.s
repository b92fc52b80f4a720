// x0 is the number of a VM, 0 or 1. Give its VTTBR_EL2 back in x0:
// VM 0 has VMID {{vmid0:d}} and its table at 0x40082000, VM 1 has VMID
// {{vmid1:d}} and its table at 0x40083000. VMIDs have 8 bits.
        .global vttbr
vttbr:
        adr     x1, 1f
        ldr     x0, [x1, x0, lsl #3]
        ret
        .balign 8
1:      .quad   0x40082000 + ({{vmid0}} << 48)
        .quad   0x40083000 + ({{vmid1}} << 48)
