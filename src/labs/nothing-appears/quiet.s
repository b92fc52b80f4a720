// A program that should say one word, and is silent. At EL2 it writes six
// registers. Then it calls `patch` in your file, and goes to main at EL1.
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
        bl      patch                   // what you have written in patch.s
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =main
        msr     elr_el2, x0
        eret
