// x{{now:d}} is a counter's value now, x{{hertz:d}} its frequency in Hz, x{{wait:d}} a time in
// microseconds. Give back in x0 what CVAL has to be, rounded down, so that the
// timer fires when that time is over. Up to two hours at 1 GHz; x0 to x15.
        .global deadline
deadline:
        ldr     x13, =1000000
        udiv    x12, x{{wait:d}}, x13
        msub    x14, x12, x13, x{{wait:d}}
        mul     x14, x14, x{{hertz:d}}
        udiv    x14, x14, x13
        madd    x12, x12, x{{hertz:d}}, x14
        add     x0, x12, x{{now:d}}
        ret
