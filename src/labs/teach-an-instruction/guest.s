// A guest with words that this processor does not know. Its MMU is off.
        .set    CODE, {{code}} << 10

        .global _start, wide, narrow, round, zero, lost, others, finished
_start: ldr     x0, =linked
        br      x0
linked: adr     x0, vectors
        msr     vbar_el1, x0
        adr     x0, stack
        mov     sp, x0
        isb
        mov     w27, #0                 // how many words nobody knew
        ldr     x1, ={{a}}
        ldr     x2, ={{b}}
        mov     x9, #{{flags}}
        msr     nzcv, x9
        .inst   {{word1}} + CODE    // x3 of x1 (and x2)
        mrs     x9, nzcv
wide:   nop
        ldr     x1, ={{c}}
        ldr     x2, ={{d}}
        mov     x4, #-1
        .inst   {{word2}} + CODE    // w4 of w1 (and w2)
narrow: nop
        .inst   {{word5}} + CODE    // w6 of w2 (and w1)
round:  nop
        ldr     x5, ={{e}}
        .inst   {{word3}} + CODE    // x5, and XZR
zero:   nop
        .inst   {{word4}} + CODE    // to XZR
        mov     x10, sp
lost:   nop
        mov     w28, w27
        mov     w27, #0                 // four that are others
        .inst   {{not1}} + CODE
        .inst   {{not2}} + CODE
        .inst   {{word1}} + (CODE ^ 0x400)
        .inst   {{word2}} + (CODE ^ 0x800)
others: nop
finished:
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// What no row has: it is counted, and left out.
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
        hvc     #0x7e1                  // to EL2, with all registers
        eret                            // it was done
        b       refused                 // it was not
