// A guest with two VCpus. VCpu 0 starts VCpu 1 and waits until it is there.
// It waits for ever: why?
        .set    AFFINITY1, {{affinity}}         // of VCpu 1; that of VCpu 0 is 0
        .set    CONTEXT, {{context}}
        .global boot, second, g1, g2, both, alive, outside

boot:   mov     x19, #0
        bl      number
        ldr     x0, =0xc4000003         // CPU_ON
        ldr     x1, =AFFINITY1
        ldr     x2, =second
        ldr     x3, =CONTEXT
        hvc     #0
        cbnz    x0, outside
        .rept   {{pad}}
        nop
        .endr
wait:   ldr     x2, =alive
        ldr     x3, [x2, #8]
        cbnz    x3, both
        wfi
        b       wait
both:   ldr     x0, =0x84000008         // SYSTEM_OFF
        hvc     #0
outside:
        b       .

second: mov     x19, x0
        bl      number
        ldr     x2, =alive
        mov     x3, #1
        str     x3, [x2, x0, lsl #3]
        cbz     x0, wait                // the first one waits for the others
idle:   wfi
        b       idle

// Which number has this VCpu? Its affinity is in the table.
number:
g1:     mrs     x0, mpidr_el1
g2:     ldr     x1, =0xff00ffffff
        and     x0, x0, x1
        ldr     x2, =table
        mov     x3, #0
1:      ldr     x4, [x2, x3, lsl #3]
        cmp     x4, x0
        b.eq    2f
        add     x3, x3, #1
        cmp     x3, #2
        b.ne    1b
        b       outside
2:      mov     x0, x3
        ret
        .ltorg
        .balign 8
table:  .quad   0, AFFINITY1
alive:  .quad   0, 0
