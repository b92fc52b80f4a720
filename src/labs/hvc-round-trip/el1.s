// EL1. It calls the hypervisor with HVC, and tries SMC, which this machine's
// HCR_EL2 sends to EL2 as well.
        .global el1_entry, called, skipped
el1_entry:
        mov     x{{reg:d}}, #{{argument}}
        hvc     #{{service}}
called: adr     x20, answer
        str     x{{reg:d}}, [x20]
        adr     x20, reached
        mov     x21, #1
        str     x21, [x20]

        mov     x{{reg:d}}, #{{argument}}
        smc     #0
skipped:
        adr     x20, other
        str     x{{reg:d}}, [x20]
        mov     x21, #2
        adr     x20, reached
        str     x21, [x20]
        b       .

        .balign 8
        .global answer, other, reached
answer: .quad   0
other:  .quad   0
reached: .quad  0
