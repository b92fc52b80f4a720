// 核 1 关着。核 0 调用 start_core，核 1 在 secondary 处醒来。
// 核 1 自己的东西都在一个块里，块的地址就是上下文标识：
        .set    STACK, {{stackAt}}              // 它的栈顶
        .set    VECTORS, {{vectorsAt}}            // 它的向量表
        .set    MAIN, {{mainAt}}               // 从这里继续
        .set    CPU_ON, 0xc4000003
        .global start_core, secondary, add, release, await

// 1. 核 0。x0：那个核的 MPIDR，x1：上下文。用 SMC 调用 CPU_ON 时，
//    功能号在 x0，MPIDR 在 x1，入口在 x2，上下文在 x3。
//    在 x0 里返回它的回答。
start_core:
        ret

// 2. 核 1，在 EL2。x0：上下文，此外什么都还没有。设好 SP、VBAR_EL2
//    和 TPIDR_EL2（写入上下文），然后去 MAIN。
secondary:
        b       .

// 3. 两个核都用。
//    add：给 x0 处的字加上 w1，不管另一个核同时在做什么。
add:    ret

//    release：把 w1 写到 x0 处的字。谁看到它，就看到本核此前
//    写下的一切；睡在 await 里的要醒来。
release:
        ret

//    await：睡着（WFE），直到 x0 处的字是 w1。
await:  ret
