// x0 is an MPIDR_EL1. Give back
//   x{{target:d}}: what CPU_ON takes as its target: the affinity fields alone
//   x{{index:d}}: the number of the core: Aff1 is its cluster, of {{cores}} cores each,
//           Aff0 its place there; Aff2 and Aff3 are 0 in that case
// You may use x0 to x15.
        .global affinity
affinity:
        ret
