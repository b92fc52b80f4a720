// 一个有两个 VCpu 的客户机。VCpu 0 启动 VCpu 1，然后等它到位。
// 它一直等下去：为什么？
        .set    AFFINITY1, {{affinity}}         // VCpu 1 的；VCpu 0 的是 0
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
        cbz     x0, wait                // 第一个等其余的
idle:   wfi
        b       idle

// 这个 VCpu 是几号？表里有它的亲和性。
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
