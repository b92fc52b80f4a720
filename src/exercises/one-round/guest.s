// A guest of the built-in hypervisor, with a serial port that is not there.
        .global _start
_start: ldr     x9, =0x09000000
        mov     x{{into:d}}, #{{old}}
        mov     x{{out:d}}, #{{char}}
        ldr     w{{into:d}}, [x9, #{{offset}}]
        strb    w{{out:d}}, [x9]
        ldr     x0, =0x84000000         // PSCI_VERSION
        hvc     #0
        b       .
        .ltorg
