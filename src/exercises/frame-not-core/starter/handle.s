// The guest's SMC trapped. x0 is the address of its frame: x0 to x30 of the
// guest at 8 bytes each, ELR at 248, SPSR at 256. Add the guest's x{{a:d}} and x{{b:d}},
// give it the sum in its x{{c:d}}, and let it go on behind the SMC.
        .global handle
handle:
        ret
