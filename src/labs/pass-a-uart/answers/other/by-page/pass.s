// A device is given, taken away, and made as new.
// You may use x0 to x15. IPAs have 39 bits, pages 4 KiB.
        .global give, take, clean

// x0: a VM's table of level 3, x1: the IPA of a page of it, x2: the PA that
// the page is to lead to. Device-nGnRE, read and write, nothing to execute.
give:   ubfx    x3, x1, #12, #9
        ldr     x4, =0x00400000000004c3 // Device-nGnRnE is a device, too
        orr     x4, x4, x2
        str     x4, [x0, x3, lsl #3]
        dsb     ishst
        ret

// x0: a VM's table of level 3, x1: the IPA of a page of it, x2: VTTBR_EL2 of
// that VM. Behind this it reaches nothing there, not even from a TLB.
take:   ubfx    x3, x1, #12, #9
        str     xzr, [x0, x3, lsl #3]
        dsb     ish
        mrs     x4, vttbr_el2
        msr     vttbr_el2, x2           // TLBI means the VMID in here
        isb
        lsr     x5, x1, #12
        tlbi    ipas2e1is, x5
        dsb     ish
        tlbi    vmalle1is
        dsb     ish
        msr     vttbr_el2, x4
        isb
        ret

// x0: the PA of a PL011. Behind this it is as after a reset, and empty.
clean:  str     wzr, [x0, #0x38]        // IMSC
        mov     w1, #0x7ff
        str     w1, [x0, #0x44]         // ICR
        str     wzr, [x0, #0x2c]        // LCR_H
        str     wzr, [x0, #0x24]        // IBRD
        str     wzr, [x0, #0x28]        // FBRD
        mov     w1, #0x12
        str     w1, [x0, #0x34]         // IFLS
        mov     w1, #0x300
        str     w1, [x0, #0x30]         // CR
1:      ldr     w1, [x0, #0x18]         // FR
        tbnz    w1, #4, 2f              // RXFE
        ldr     w1, [x0]
        b       1b
2:      ret
