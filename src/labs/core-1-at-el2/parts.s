// The rest of the program: what core 0 does before and after, and what core 1
// does from `core_main` on.
        .global _start, core_main, nobody, started, twice, seen, finished
        .global releasing, released, arrived, named, own_vector, got, got_all
        .global vectors0, vectors1, stack0, stack1
        .set    BLOCK, {{block}}        // core 1's own data: see second.s
        .set    ROUNDS, 3

_start: ldr     x0, =stack0
        mov     sp, x0
        ldr     x0, =vectors0
        msr     vbar_el2, x0
        msr     tpidr_el2, xzr
        bl      mmu_on
        ldr     x19, =BLOCK
        ldr     x0, =stack1
        str     x0, [x19, #{{stackAt}}]
        ldr     x0, =vectors1
        str     x0, [x19, #{{vectorsAt}}]
        ldr     x0, =core_main
        str     x0, [x19, #{{mainAt}}]
        dsb     sy

        mov     x0, #{{absent}}
        mov     x1, x19
        bl      start_core
nobody: mov     x20, x0
        mov     x0, #1
        mov     x1, x19
        bl      start_core
started:
        mov     x20, x0
        mov     x0, #1
        mov     x1, x19
        bl      start_core
twice:  mov     x20, x0
        // What core 0 executes while it waits is
        // counted: event 8, instructions, at EL2.
        ldr     x0, =0x08000008
        msr     pmevtyper0_el0, x0
        mov     x0, #1
        msr     pmcntenset_el0, x0
        msr     pmcr_el0, x0
        isb
        mrs     x22, pmevcntr0_el0
        ldr     x0, =ready
        mov     w1, #1
        bl      await
        mrs     x23, pmevcntr0_el0
        sub     x22, x23, x22
seen:   nop

        // Data, and behind it the flag that says so.
        sev                             // somebody's event, which means
                                        // nothing
        ldr     x2, =700
1:      sub     x2, x2, #1
        cbnz    x2, 1b
        ldr     x0, =data
        ldr     x2, ={{data}}
        str     x2, [x0]
        ldr     x0, =gate
        mov     w1, #{{key}}
        bl      release

        // Both cores add to one number. A watchpoint stops core 0 right before
        // its store, and lets core 1 add first.
        msr     oslar_el1, xzr
        mov     x0, #0x100              // TDE
        msr     mdcr_el2, x0
        ldr     x0, =0xa000             // MDE, KDE
        msr     mdscr_el1, x0
        ldr     x0, =sum
        msr     dbgwvr0_el1, x0
        mov     x0, #0x94               // EVNTI 9, EVNTEN
        msr     cnthctl_el2, x0
        msr     daifclr, #8
        isb
        mov     x21, #ROUNDS
1:      hvc     #0
        ldr     x0, =0x61f7             // stores, 4 bytes, at EL2
        msr     dbgwcr0_el1, x0
        isb
        ldr     x0, =sum
        mov     w1, #{{step}}
        bl      add
2:      ldr     x0, =turn
        ldr     w1, [x0]
        cbz     w1, 3f
        wfe
        b       2b
3:      sub     x21, x21, #1
        cbnz    x21, 1b
        msr     cnthctl_el2, xzr
        msr     dbgwcr0_el1, xzr
        isb
        ldr     x0, =done
        mov     w1, #1
        bl      await
        ldr     x0, =sum
        ldr     w2, [x0]
finished:
        nop
        ldr     x0, =data
        ldr     x2, ={{more}}
        str     x2, [x0]
        ldr     x0, =last
        mov     w1, #1
releasing:
        bl      release
released:
        nop
        b       .

core_main:
        nop
arrived:
        nop
        mrs     x19, tpidr_el2
        stp     x29, x30, [sp, #-16]!
        bl      mmu_on
named:  nop
        hvc     #0                      // taken to EL2 itself
        ldr     x2, ={{delay}}
1:      sub     x2, x2, #1
        cbnz    x2, 1b
        ldr     x0, =ready
        mov     w1, #1
        bl      release
        ldr     x0, =gate
        mov     w1, #{{key}}
        bl      await
        ldr     x0, =data
        ldr     x2, [x0]
got:    nop
        mov     x21, #ROUNDS
1:      ldr     x0, =turn
        ldr     w1, [x0]
        cbnz    w1, 2f
        wfe
        b       1b
2:      ldr     x0, =sum
        mov     w1, #{{step}}
        bl      add
        ldr     x0, =turn
        str     wzr, [x0]
        dsb     sy
        sev
        sub     x21, x21, #1
        cbnz    x21, 1b
        ldr     x0, =done
        mov     w1, #1
        bl      release
        ldr     x0, =last
        mov     w1, #1
        bl      await
        ldr     x0, =data
        ldr     x2, [x0]
got_all:
        nop
        ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0
        b       .

        // Exclusives want Normal memory: the MMU, as in chapter 3.
mmu_on: ldr     x0, =0xff04
        msr     mair_el2, x0
        ldr     x0, =0x80823519
        msr     tcr_el2, x0
        ldr     x0, =level1
        msr     ttbr0_el2, x0
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d
        msr     sctlr_el2, x0
        isb
        ret
        .ltorg

        .balign 2048
vectors0:
        .rept   16
        .balign 128
        b       watched
        .endr
        .balign 2048
vectors1:
        .rept   16
        .balign 128
        b       own_vector
        .endr
// Core 0 is about to store: core 1 is given the turn, but not for ever.
watched:
        stp     x0, x1, [sp, #-32]!
        str     x2, [sp, #16]
        mrs     x0, esr_el2
        lsr     x0, x0, #26
        cmp     x0, #0x35
        b.ne    2f
        msr     dbgwcr0_el1, xzr
        ldr     x0, =turn
        mov     w1, #1
        str     w1, [x0]
        dsb     sy
        sev
        mov     x2, #2
1:      wfe
        sub     x2, x2, #1
        ldr     w1, [x0]
        cbz     w1, 2f
        cbnz    x2, 1b
2:      ldr     x2, [sp, #16]
        ldp     x0, x1, [sp], #32
        eret
        .ltorg
own_vector:
        mrs     x9, tpidr_el2
        eret

        .balign 4096
level1: .quad   0x40000000000441, 0x40000745
        .skip   4096 - 16
data:   .quad   0
        .balign 64
ready:  .word   0
        .balign 64
gate:   .word   0
        .balign 64
done:   .word   0
        .balign 64
last:   .word   0
        .balign 64
turn:   .word   0
        .balign 64
sum:    .word   0
        .balign 16
        .skip   1024
stack0: .skip   1024
stack1:
