// A device is given, taken away, and made as new.
// You may use x0 to x15. IPAs have 39 bits, pages 4 KiB.
        .global give, take, clean

// x0: a VM's table of level 3, x1: the IPA of a page of it, x2: the PA that
// the page is to lead to. Device-nGnRE, read and write, nothing to execute.
give:   ubfx    x3, x1, #12, #9
        ldr     x4, =0x00400000000004c7 // XN, AF, RW, nGnRE, a page
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
        tlbi    vmalls12e1
        dsb     ish
        msr     vttbr_el2, x4
        isb
        ret

// x0: the PA of a PL011. Behind this it is as after a reset, and empty.
clean:  adr     x1, 3f
1:      ldp     w2, w3, [x1], #8
        cbz     w2, 2f
        str     w3, [x0, x2]
        b       1b
2:      ldr     w3, [x0]
        ldr     w2, [x0, #0x18]
        tbz     w2, #4, 2b
        mov     w3, #0x7ff
        str     w3, [x0, #0x44]
        ret
        .balign 8
3:      .word   0x30, 0x300, 0x2c, 0, 0x38, 0, 0x24, 0, 0x28, 0, 0x34, 0x12
        .word   0x48, 0, 0, 0
