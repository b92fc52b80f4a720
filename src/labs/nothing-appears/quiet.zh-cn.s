// 一个本该说一个词却一声不吭的程序。它从 EL2 开始，写六个寄存器，
// 再调用你文件里的 patch，然后到 EL1 的 main。
        .global _start
_start: .rept   {{pad:d}}
        nop
        .endr
{{w1}}
{{w2}}
{{w3}}
{{w4}}
{{w5}}
{{w6}}
        bl      patch                   // 你在 patch.s 里写的
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =main
        msr     elr_el2, x0
        eret
