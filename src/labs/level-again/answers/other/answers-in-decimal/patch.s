// What is due takes the place of what is wrong, when it comes.
        .global patch
patch:  ldr     w4, ={{written}}
        ldr     w5, ={{right}}
        ldr     x6, ={{address}}
        cmp     x0, x6
        ccmp    w1, w4, #0, eq
        csel    w1, w5, w1, eq
        ret
