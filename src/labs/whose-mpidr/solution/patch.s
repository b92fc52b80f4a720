// Called before each entry into the guest, behind all that hyp.s does there.
// x0: the number of the VCpu. You may use x0 to x18. One register is wrong:
// make it right here, so that the guest comes to `both`.
        .global patch
patch:  ldr     x1, =0x80000000
        ldr     x2, ={{right}}
        cmp     x0, #0
        csel    x1, x1, x2, eq
        msr     vmpidr_el2, x1
        ret
