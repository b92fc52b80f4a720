        .global patch
patch:  adr     x4, values
        ldr     x4, [x4, x0, lsl #3]
        msr     vmpidr_el2, x4
        ret
        .balign 8
values: .quad   0x80000000, 0x80000000 + {{affinity}}
