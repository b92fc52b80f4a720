// 一台客户机，里面有这个处理器不认得的字。它在 EL1，MMU 关闭。
        .set    CODE, {{code}} << 10

        .global _start, wide, narrow, round, zero, lost, others, finished
_start: ldr     x0, =linked
        br      x0
linked: adr     x0, vectors
        msr     vbar_el1, x0
        adr     x0, stack
        mov     sp, x0
        isb
        mov     w27, #0                 // 有几个字没有谁认得
        ldr     x1, ={{a}}
        ldr     x2, ={{b}}
        mov     x9, #{{flags}}
        msr     nzcv, x9
        .inst   {{word1}} + CODE    // x3，由 x1（和 x2）
        mrs     x9, nzcv
wide:   nop
        ldr     x1, ={{c}}
        ldr     x2, ={{d}}
        mov     x4, #-1
        .inst   {{word2}} + CODE    // w4，由 w1（和 w2）
narrow: nop
        .inst   {{word5}} + CODE    // w6，由 w2（和 w1）
round:  nop
        ldr     x5, ={{e}}
        .inst   {{word3}} + CODE    // x5，和 XZR
zero:   nop
        .inst   {{word4}} + CODE    // 写给 XZR
        mov     x10, sp
lost:   nop
        mov     w28, w27
        mov     w27, #0                 // 四个别的字
        .inst   {{not1}} + CODE
        .inst   {{not2}} + CODE
        .inst   {{word1}} + (CODE ^ 0x400)
        .inst   {{word2}} + (CODE ^ 0x800)
others: nop
finished:
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// 哪一行都不认的：记一笔，跳过。
refused:
        add     w27, w27, #1
        mrs     x30, elr_el1
        add     x30, x30, #4
        msr     elr_el1, x30
        eret
        .ltorg

        .balign 16
        .skip   64
stack:
        .balign 2048
vectors:
        .skip   0x200
        hvc     #0x7e1                  // 去 EL2，带着所有寄存器
        eret                            // 做完了
        b       refused                 // 没有做
