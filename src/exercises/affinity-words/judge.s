// Asks with the board's own MPIDR_EL1, with one of a core in a cluster, and
// with one that has all four fields. x20 keeps what was asked.
        .global _start, used1, used2, used3
_start: ldr     x0, =stack
        mov     sp, x0
        mrs     x0, mpidr_el1           // core 0 of the board
        mov     x20, x0
        bl      affinity
used1:  ldr     x0, ={{second}}
        mov     x20, x0
        bl      affinity
used2:  ldr     x0, ={{third}}
        mov     x20, x0
        bl      affinity
used3:  b       .
        .ltorg

        .bss
        .balign 16
        .skip   256
stack:
