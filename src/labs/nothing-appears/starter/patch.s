// Called at EL2 when all is written. x0 to x18 are yours. One register is
// wrong: write it here, and leave the rest as it is.
        .global patch
patch:  ret
