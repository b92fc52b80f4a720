// x{{now:d}} is a counter's value now, x{{hertz:d}} its frequency in Hz, x{{wait:d}} a time in
// microseconds. Give back in x0 what CVAL has to be, rounded down, so that the
// timer fires when that time is over. Up to two hours at 1 GHz; x0 to x15.
        .global deadline
deadline:
        mul     x12, x{{wait:d}}, x{{hertz:d}}
        ldr     x13, =1000000
        udiv    x12, x12, x13
        add     x0, x{{now:d}}, x12
        ret
