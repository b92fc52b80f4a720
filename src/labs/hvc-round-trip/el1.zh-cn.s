// EL1。它用 HVC 调用 hypervisor，也试一下 SMC：
// 这台机器的 HCR_EL2 把 SMC 也送到 EL2。
        .global el1_entry
el1_entry:
        mov     x0, #{{argument}}
        hvc     #{{service}}
        adr     x1, answer
        str     x0, [x1]
        adr     x1, reached
        mov     x2, #1
        str     x2, [x1]

        mov     x0, #{{argument}}
        smc     #0
        adr     x1, other
        str     x0, [x1]
        mov     x2, #2
        adr     x1, reached
        str     x2, [x1]
        b       .

        .balign 8
        .global answer, other, reached
answer: .quad   0
other:  .quad   0
reached: .quad  0
