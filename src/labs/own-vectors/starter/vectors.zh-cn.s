// 除了启动代码，hypervisor 里的 A64 就是这些。启动代码设好 VBAR_EL2 和 SP，
// 要两个标号：vectors 是向量表，leave 是回客户机的路。
// 它给一个标号：door，处理程序在那里被调用。
//
// 到 door 时，SP 是帧的地址，x0 是原因号：1 是客户机的同步
// 异常，2 是 IRQ，3 是 FIQ，4 是 SError。EL2 自己的异常是 5，
// 但是用 SP_EL2 时的 IRQ、FIQ 和 SError 除外：它们仍是 2、3、4。
//
// 帧有 272 字节：x0 到 x30 从 0 开始，SP_EL0 在 248，ELR_EL2 在 256，
// SPSR_EL2 在 264。
//
// 还有一件归你的事：每进来一次，TPIDR_EL2 加 {{count:d}}。
        .balign 2048
vectors:
        // 1. 16 个槽，每个 128 字节。
        .skip   2048

        // 2. 把一切存进帧，计数，跳到 door。
enter:
        b       door

        // 3. 帧在 SP 处。把一切放回去，释放帧，返回。
leave:
        eret
