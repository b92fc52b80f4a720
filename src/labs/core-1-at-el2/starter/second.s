// Core 1 is off. Core 0 calls start_core; core 1 comes to life in `secondary`.
// What is core 1's own is in a block whose address is the context identifier:
        .set    STACK, {{stackAt}}              // top of its stack
        .set    VECTORS, {{vectorsAt}}            // its vector table
        .set    MAIN, {{mainAt}}               // where it goes on
        .set    CPU_ON, 0xc4000003
        .global start_core, secondary, add, release, await

// 1. Core 0. x0: the core's MPIDR, x1: the context. CPU_ON by SMC takes the
//    function in x0, MPIDR in x1, the entry in x2, the context in x3.
//    Return what it answers, in x0.
start_core:
        ret

// 2. Core 1, at EL2. x0: the context; nothing else is yours. Set SP, VBAR_EL2,
//    and TPIDR_EL2 (to the context), and go on at MAIN.
secondary:
        b       .

// 3. Both cores.
//    add: adds w1 to the word at x0, whatever the other core does meanwhile.
add:    ret

//    release: writes w1 to the word at x0. Whoever sees it there sees all that
//    this core wrote before; and whoever sleeps in await wakes.
release:
        ret

//    await: sleeps (WFE) until the word at x0 is w1.
await:  ret
