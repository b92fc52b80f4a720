// A device is given, taken away, and made as new.
// You may use x0 to x15. IPAs have 39 bits, pages 4 KiB.
        .global give, take, clean

// x0: a VM's table of level 3, x1: the IPA of a page of it, x2: the PA that
// the page is to lead to. Device-nGnRE, read and write, nothing to execute.
give:   ret

// x0: a VM's table of level 3, x1: the IPA of a page of it, x2: VTTBR_EL2 of
// that VM. Behind this it reaches nothing there, not even from a TLB.
take:   ret

// x0: the PA of a PL011. Behind this it is as after a reset, and empty.
clean:  ret
