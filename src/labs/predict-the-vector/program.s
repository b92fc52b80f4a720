// EL2 prepares and drops to EL1; EL1 goes to EL0 and back.
// Before each case, x8 is set to its number.
        .global _start
_start:
        adr     x0, vectors2
        msr     vbar_el2, x0
        adr     x0, vectors1
        msr     vbar_el1, x0
        adr     x0, stack_top
        msr     sp_el1, x0

        mov     x8, #1                  // case 1: HVC at EL2, SP = {{sp1}}
        msr     spsel, #{{sp1}}
        hvc     #0
        msr     spsel, #1

        ldr     x0, =0x80002038         // HCR_EL2: RW, TWI (WFI traps), IMO,
                                        // FMO, AMO (interrupts and SErrors
                                        // belong to EL2)
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, el1
        msr     elr_el2, x0
        eret

el1:    mov     x8, #2                  // case 2: HVC at EL1
        hvc     #0
        mov     x8, #3                  // case 3: SVC at EL1, SP = {{sp3}}
        msr     spsel, #{{sp3}}
        svc     #0
        msr     spsel, #1
        mov     x8, #4                  // case 4: BRK at EL1, SP = {{sp4}}
        msr     spsel, #{{sp4}}
        brk     #0
        msr     spsel, #1
        mov     x8, #5                  // case 5: MSR VBAR_EL2 at EL1,
                                        // PSTATE.SP = {{sp5}}
        msr     spsel, #{{sp5}}
        msr     vbar_el2, x0
        msr     spsel, #1
        mov     x8, #6                  // case 6: WFI at EL1
        wfi

        mov     x0, #0x200              // to EL0, A, I and F clear
        msr     spsr_el1, x0
        adr     x0, el0
        msr     elr_el1, x0
        eret

el0:    mov     x8, #7                  // case 7: SVC at EL0
        svc     #0
        mov     x8, #8                  // case 8: HVC at EL0
        hvc     #0
        mov     x8, #9                  // case 9: a load at EL0
                                        // from where nothing is
        mov     x9, #0xf00000000000
        ldr     x9, [x9]
        mov     x8, #10                 // case 10: a virtual {{virtual}} is made
                                        // pending by EL2; EL0 goes on
        wfi
        b       .

        .macro  slots handler
        .rept   16
        .balign 128
        b       \handler
        .endr
        .endm

        .balign 2048
vectors1:
        slots   handler1
        .balign 2048
vectors2:
        slots   handler2

// Skips the instruction that trapped; an SVC is past itself already. After
// case 10 there is nothing left to do.
handler1:
        cmp     x8, #10
        b.eq    done
        mrs     x10, esr_el1
        lsr     x10, x10, #26
        cmp     x10, #0x15
        b.eq    1f
        mrs     x10, elr_el1
        add     x10, x10, #4
        msr     elr_el1, x10
1:      eret

handler2:
        cmp     x8, #10
        b.ne    2f
        ldr     x10, ={{hcr}}           // HCR_EL2: IMO, FMO, AMO, {{bit}}
        msr     hcr_el2, x10
2:      mrs     x10, esr_el2
        lsr     x10, x10, #26
        cmp     x10, #0x16
        b.eq    1f
        mrs     x10, elr_el2
        add     x10, x10, #4
        msr     elr_el2, x10
1:      eret

done:   b       .

        .bss
        .balign 16
        .skip   256
stack_top:
