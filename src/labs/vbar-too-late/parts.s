// What was there before you: a loader. It leaves vector tables of its own at
// both levels, and starts what stands at 0x40090000, your boot.s, at EL2.
        .global _start, guest, behind, vectors, old1, old2
        .global replay, late, late_next, late_behind
_start: bl      leave
        ldr     x9, =0x40090000
        br      x9

leave:  ldr     x0, ={{vbar1}}
        msr     vbar_el1, x0
        ldr     x0, ={{vbar2}}
        msr     vbar_el2, x0
        ldr     x0, =0x84082000         // HCR_EL2: RW, TSC (SMC traps), TWI
        msr     hcr_el2, x0             // (WFI), TVM (MSR TTBR0_EL1)
        ret

// The guest: one thing that needs EL2, and the word that it is through.
guest:  {{call}}
behind: nop
        hvc     #0x60d
        b       .

// Your hypervisor: what the guest traps with is done, or left out. Behind
// the guest's last word the lab plays boot.s as it was once more: late.
trapped:
        mrs     x9, esr_el2
        lsr     x10, x9, #26
        cmp     x10, #0x16
        b.eq    called
        mrs     x10, elr_el2
        add     x10, x10, #4
        msr     elr_el2, x10
        eret
called: and     x9, x9, #0xffff
        cmp     x9, #0x60d
        b.eq    replay
        eret

replay: bl      leave
late:   mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        ldr     x0, =vectors
        adr     x1, late_next
        msr     elr_el2, x1
        eret
late_next:
        {{line}}
        {{call}}
late_behind:
        b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       trapped
        .endr

        .balign 2048
old1:   .rept   16                      // the loader's, at EL1
        .balign 128
        {{slot1}}
        .endr
        .balign 2048
old2:   .rept   16                      // the loader's, at EL2
        .balign 128
        {{slot2}}
        .endr
