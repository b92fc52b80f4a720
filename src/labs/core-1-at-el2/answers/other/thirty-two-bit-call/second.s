        .set    STACK, {{stackAt}}              // top of its stack
        .set    VECTORS, {{vectorsAt}}            // its vector table
        .set    MAIN, {{mainAt}}               // where it goes on
        .set    CPU_ON, 0xc4000003
        .global start_core, secondary, add, release, await

// CPU_ON in its 32-bit form: all addresses here are below 4 GiB. And a lock
// of which add and release take turns.
start_core:
        mov     w3, w1
        mov     w1, w0
        ldr     w2, =secondary
        ldr     w0, =0x84000003
        smc     #0
        ret

secondary:
        add     x1, x0, #STACK
        ldr     x1, [x1]
        mov     sp, x1
        add     x1, x0, #VECTORS
        ldr     x1, [x1]
        msr     vbar_el2, x1
        msr     tpidr_el2, x0
        isb
        ldr     x1, [x0, #MAIN]
        br      x1

add:    ldr     x4, =lock
        mov     w5, #1
1:      ldaxr   w6, [x4]
        cbnz    w6, 1b
        stxr    w6, w5, [x4]
        cbnz    w6, 1b
        ldr     w2, [x0]
        add     w2, w2, w1
        str     w2, [x0]
        stlr    wzr, [x4]
        ret

release:
        dsb     sy
        str     w1, [x0]
        dsb     sy
        sev
        ret

await:  ldr     w2, [x0]
        dmb     sy
        cmp     w2, w1
        b.ne    2f
        ret
2:      wfe
        b       await

        .balign 64
lock:   .word   0
