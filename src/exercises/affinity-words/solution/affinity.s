// x0 is an MPIDR_EL1. Give back
//   x{{target:d}}: what CPU_ON takes as its target: the affinity fields alone
//   x{{index:d}}: the number of the core: Aff1 is its cluster, of {{cores}} cores each,
//           Aff0 its place there; Aff2 and Aff3 are 0 in that case
// You may use x0 to x15.
        .global affinity
affinity:
        ldr     x14, =0xff00ffffff
        and     x{{target:d}}, x0, x14
        ubfx    x14, x0, #8, #8
        ubfx    x15, x0, #0, #8
        mov     x13, #{{cores}}
        madd    x{{index:d}}, x14, x13, x15
        ret
