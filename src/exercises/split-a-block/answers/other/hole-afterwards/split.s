// x0 is the address of a stage-2 block descriptor of level 2, x1 that of an
// empty page. Make a table there that maps the same 2 MiB in pages, with the
// same attributes; but page {{hole:d}} (from 0) is to fault. Then put the table
// in the place of the block. The guest has not run yet, so that no TLB holds
// the block. You may use x0 to x15.
        .global split
split:
        ldr     x2, [x0]
        add     x2, x2, #2
        mov     x5, x1
        add     x6, x1, #4096
1:      str     x2, [x5], #8
        add     x2, x2, #0x1000
        cmp     x5, x6
        b.ne    1b
        mov     x3, #{{hole:d}}
        str     xzr, [x1, x3, lsl #3]
        dsb     ish
        add     x1, x1, #3
        str     x1, [x0]
        ret
