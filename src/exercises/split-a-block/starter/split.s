// x0 is the address of a stage-2 block descriptor of level 2, x1 that of an
// empty page. Make a table there that maps the same 2 MiB in pages, with the
// same attributes; but page {{hole:d}} (from 0) is to fault. Then put the table
// in the place of the block. The guest has not run yet, so that no TLB holds
// the block. You may use x0 to x15.
        .global split
split:
        ret
