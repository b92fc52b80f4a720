// 两台 VM 都执行这段代码，各占一个核。
        .set    TYPE, {{type}} << 8
        .set    ADD, TYPE + {{add}}
        .set    COUNT, TYPE + {{count}}

        .global _start, finished
        .global doc_sum, doc_count, doc_version, doc_vm
        .global wide_sum, narrow_sum, smc_count, smc_vm
        .global no_event, no_type, no_boot, no_smccc

// 原文档的：x7 说要什么，参数从 x0 开始。
        .macro  document
        ldr     x0, ={{first}}
        ldr     x1, ={{second}}
        ldr     x7, =ADD
        hvc     #0
doc_sum:
        mov     x0, #5
        ldr     x7, =COUNT
        hvc     #0
doc_count:
        mov     x0, #6
        mov     x7, #1                  // VERSION
        hvc     #0
doc_version:
        mov     x0, #7
        mov     x7, #2                  // VM_ID
        hvc     #0
doc_vm: nop
        .endm

// SMCCC 的：w0 说要什么，参数从 x1 或 w1 开始。
        .macro  smccc
        mov     x7, #1                  // 在这里什么也不表示
        ldr     x0, =0xc6000000 + ADD
        ldr     x1, ={{third}}
        ldr     x2, ={{fourth}}
        hvc     #0
wide_sum:
        ldr     x0, =0x86000000 + ADD
        ldr     x1, ={{fifth}}
        ldr     x2, ={{sixth}}
        hvc     #0
narrow_sum:
        ldr     x0, =0xc6000000 + COUNT
        smc     #0
smc_count:
        ldr     x0, =0xc6000002         // VM_ID
        smc     #0
smc_vm: nop
        .endm

// 谁也没有的。
        .macro  nobody
        mov     x0, #8
        ldr     x7, =TYPE + {{none}}
        hvc     #0
no_event:
        mov     x0, #9
        ldr     x7, =ADD + 0x100
        hvc     #0
no_type:
        mov     x0, #10
        mov     x7, #0                  // BOOT：只给宿主用
        hvc     #0
no_boot:
        ldr     x0, =0xc6000000 + TYPE + {{none}}
        hvc     #0
no_smccc:
        nop
        .endm

_start: ldr     x0, =linked             // 从镜像加载的地方
                                        // 跳到它链接的地方
        br      x0
linked: ldr     x3, ={{keep}}           // 必须保持不变的
        add     x4, x3, #4
        add     x5, x3, #5
        add     x6, x3, #6
        add     x8, x3, #8
        add     x9, x3, #9
        add     x10, x3, #10
        add     x11, x3, #11
        add     x12, x3, #12
        add     x13, x3, #13
        add     x14, x3, #14
        add     x15, x3, #15
        add     x16, x3, #16
        add     x17, x3, #17
        .rept   {{extra}}
        ldr     x0, ={{first}}
        mov     x1, #0
        ldr     x7, =ADD
        hvc     #0
        .endr
        .if     {{order}} == 0
        document
        smccc
        nobody
        .elseif {{order}} == 1
        smccc
        document
        nobody
        .elseif {{order}} == 2
        nobody
        smccc
        document
        .else
        document
        nobody
        smccc
        .endif
finished:
        mov     x1, #0
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg
