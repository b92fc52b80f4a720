// A guest traps, and EL2 calls itself while it handles that: two SPSRs, each
// of somebody else.
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, ={{spsr1}}
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret
guest:  hvc     #0                      // the first
        b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  cbnz    x19, 1f
        mov     x19, #1
        msr     daif, xzr
        msr     daifset, #{{daif2}}
        msr     spsel, #{{sp2}}
        hvc     #0                      // the second
1:      b       .
