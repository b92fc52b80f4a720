// EL1. It calls the hypervisor with HVC, and tries SMC, which this machine's
// HCR_EL2 sends to EL2 as well.
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
