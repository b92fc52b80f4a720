// 依次用板子自己的 MPIDR_EL1、某个簇里的核的、
// 以及四个字段都有的来问。x20 留着问的值。
        .global _start, used1, used2, used3
_start: ldr     x0, =stack
        mov     sp, x0
        mrs     x0, mpidr_el1           // 板子的核 0
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
