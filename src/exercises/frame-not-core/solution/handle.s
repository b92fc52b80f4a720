// The guest's SMC trapped. x0 is the address of its frame: x0 to x30 of the
// guest at 8 bytes each, ELR at 248, SPSR at 256. Add the guest's x{{a:d}} and x{{b:d}},
// give it the sum in its x{{c:d}}, and let it go on behind the SMC.
        .global handle
handle:
        ldr     x1, [x0, #{{atA:d}}]
        ldr     x2, [x0, #{{atB:d}}]
        add     x1, x1, x2
        str     x1, [x0, #{{atC:d}}]
        ldr     x1, [x0, #248]
        add     x1, x1, #4
        str     x1, [x0, #248]
        ret
