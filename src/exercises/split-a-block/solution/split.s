// x0 is the address of a stage-2 block descriptor of level 2, x1 that of an
// empty page. Make a table there that maps the same 2 MiB in pages, with the
// same attributes; but page {{hole:d}} (from 0) is to fault. Then put the table
// in the place of the block. The guest has not run yet, so that no TLB holds
// the block. You may use x0 to x15.
        .global split
split:
        ldr     x2, [x0]
        orr     x2, x2, #2              // a page, and no block
        mov     x3, #0
1:      cmp     x3, #{{hole:d}}
        csel    x4, xzr, x2, eq
        str     x4, [x1, x3, lsl #3]
        add     x2, x2, #0x1000
        add     x3, x3, #1
        cmp     x3, #512
        b.ne    1b
        orr     x1, x1, #3
        dsb     ishst
        str     x1, [x0]
        ret
