// The guest's SMC trapped. x0 is the address of its frame: x0 to x30 of the
// guest at 8 bytes each, ELR at 248, SPSR at 256. Add the guest's x{{a:d}} and x{{b:d}},
// give it the sum in its x{{c:d}}, and let it go on behind the SMC.
        .global handle
handle:
        mov     x3, x0
        mov     x1, #{{a:d}}
        ldr     x4, [x3, x1, lsl #3]
        mov     x1, #{{b:d}}
        ldr     x5, [x3, x1, lsl #3]
        add     x4, x4, x5
        mov     x1, #{{c:d}}
        str     x4, [x3, x1, lsl #3]
        add     x3, x3, #248
        ldr     x1, [x3]
        add     x1, x1, #4
        str     x1, [x3]
        ret
