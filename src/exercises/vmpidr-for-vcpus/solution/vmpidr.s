// x0 is the number of a VCpu, from 0. Give its VMPIDR_EL2 back in x0:
// {{cores:d}} VCpus are a cluster: Aff0 is the place in it, Aff1 the number of the
// cluster, Aff2 is {{aff2}} for all of this VM. Bit 31 is RES1.
        .global vmpidr
vmpidr:
        mov     x1, #{{cores:d}}
        udiv    x2, x0, x1
        msub    x3, x2, x1, x0
        ldr     x0, =0x80000000 + ({{aff2}} << 16)
        orr     x0, x0, x2, lsl #8
        orr     x0, x0, x3
        ret
