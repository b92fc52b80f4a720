// The guest. It believes that its RAM begins at 0x80000000; it stands at
// 0x40400000. Its stage-1 MMU is off.
        .global guest_entry
guest_entry:
        mrs     x0, CurrentEL
        adr     x1, written
        str     x0, [x1]                // its RAM can be written
        adr     x1, text
        ldr     x2, ={{uart}}
1:      ldrb    w3, [x1], #1
        cbz     w3, 2f
        strb    w3, [x2]
        b       1b
2:      ldr     x4, =0x40080000         // where the hypervisor stands: a guest
                                        // must not be able to read this
        ldr     x5, [x4]
        mov     w3, #'!'
        strb    w3, [x2]
        b       .

text:   .asciz  "guest\n"
        .balign 8
written: .quad  0
