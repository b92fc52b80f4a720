// EL1: prints the level that it runs at, and pushes something.
        .global el1_entry, push, stack_top
el1_entry:
        mrs     x0, CurrentEL
        lsr     x0, x0, #2
        add     w1, w0, #'0'
        ldr     x2, =0x09000000
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
push:   stp     x0, x1, [sp, #-16]!
        b       .
        .ltorg

        .bss
        .balign 16
        .skip   1024
stack_top:
