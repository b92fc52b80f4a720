// x0 is an MPIDR_EL1. Give back
//   x{{target:d}}: what CPU_ON takes as its target: the affinity fields alone
//   x{{index:d}}: the number of the core: Aff1 is its cluster, of {{cores}} cores each,
//           Aff0 its place there; Aff2 and Aff3 are 0 in that case
// You may use x0 to x15.
        .global affinity
affinity:
        mov     x14, xzr
        ubfx    x15, x0, #0, #24
        bfi     x14, x15, #0, #24
        ubfx    x15, x0, #32, #8
        bfi     x14, x15, #32, #8
        mov     x{{target:d}}, x14
        mov     x13, #{{cores}}
        ubfx    x15, x14, #8, #8
        mul     x13, x13, x15
        and     x15, x14, #0xff
        add     x{{index:d}}, x13, x15
        ret
