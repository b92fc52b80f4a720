        .set    STACK, {{stackAt}}              // top of its stack
        .set    VECTORS, {{vectorsAt}}            // its vector table
        .set    MAIN, {{mainAt}}               // where it goes on
        .set    CPU_ON, 0xc4000003
        .global start_core, secondary, add, release, await

start_core:
        mov     x3, x1
        mov     x1, x0
        adrp    x2, secondary
        add     x2, x2, :lo12:secondary
        movz    x0, #0xc400, lsl #16
        movk    x0, #0x0003
        smc     #0
        ret

secondary:
        ldr     x6, [x0, #STACK]
        mov     sp, x6
        ldr     x7, [x0, #VECTORS]
        msr     vbar_el2, x7
        msr     tpidr_el2, x0
        isb
        ldr     x8, [x0, #MAIN]
        blr     x8

add:    ldaxr   w2, [x0]
        add     w2, w2, w1
        stlxr   w3, w2, [x0]
        cbnz    w3, add
        mov     w0, w2
        ret

release:
        stlr    w1, [x0]
        dsb     sy
        sev
        ret

await:  sevl
1:      wfe
        ldar    w2, [x0]
        cmp     w2, w1
        b.ne    1b
        ret
