// Called before each entry into the guest, behind all that hyp.s does there.
// x0: the number of the VCpu. You may use x0 to x18. One register is wrong:
// make it right here, so that the guest comes to `both`.
        .global patch
patch:  ret
