// x0 is the number of a VCpu, from 0. Give its VMPIDR_EL2 back in x0:
// {{cores:d}} VCpus are a cluster: Aff0 is the place in it, Aff1 the number of the
// cluster, Aff2 is {{aff2}} for all of this VM. Bit 31 is RES1.
        .global vmpidr
vmpidr:
        mov     x1, #0
1:      cmp     x0, #{{cores:d}}
        b.lo    2f
        sub     x0, x0, #{{cores:d}}
        add     x1, x1, #0x100
        b       1b
2:      add     x0, x0, x1
        mov     x1, #{{aff2}}
        bfi     x0, x1, #16, #8
        orr     x0, x0, #0x80000000
        ret
