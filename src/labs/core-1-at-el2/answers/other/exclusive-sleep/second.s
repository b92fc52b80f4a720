        .set    STACK, {{stackAt}}              // top of its stack
        .set    VECTORS, {{vectorsAt}}            // its vector table
        .set    MAIN, {{mainAt}}               // where it goes on
        .set    CPU_ON, 0xc4000003
        .global start_core, secondary, add, release, await

// No SEV: the store takes the monitor away from whoever has loaded exclusively.
start_core:
        stp     x29, x30, [sp, #-16]!
        mov     x3, x1
        mov     x1, x0
        ldr     x2, =secondary
        ldr     x0, =CPU_ON
        smc     #0
        ldp     x29, x30, [sp], #16
        ret

secondary:
        mov     x19, x0
        msr     tpidr_el2, x19
        ldr     x20, [x19, #VECTORS]
        msr     vbar_el2, x20
        ldr     x20, [x19, #STACK]
        mov     sp, x20
        isb
        ldr     x30, [x19, #MAIN]
        ret

add:    ldxr    w2, [x0]
        add     w3, w2, w1
        stlxr   w4, w3, [x0]
        cbz     w4, 1f
        b       add
1:      ret

release:
        stlr    w1, [x0]
        ret

await:  ldaxr   w2, [x0]
        cmp     w2, w1
        b.eq    1f
        wfe
        b       await
1:      clrex
        ret
