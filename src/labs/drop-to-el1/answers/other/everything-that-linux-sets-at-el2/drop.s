// After arch/arm64/include/asm/el2_setup.h
        .global _start
_start:
        mrs     x0, CurrentEL
        cmp     x0, #(2 << 2)
        b.ne    .                       // not at EL2: nothing to be done

        mov     x0, #0x33ff             // CPTR_EL2: RES1, nothing traps
        msr     cptr_el2, x0
        msr     hstr_el2, xzr
        mrs     x0, cnthctl_el2
        orr     x0, x0, #3              // EL1 may use the physical timer
        msr     cnthctl_el2, x0
        msr     cntvoff_el2, xzr
        mrs     x0, midr_el1
        msr     vpidr_el2, x0
        mrs     x0, mpidr_el1
        msr     vmpidr_el2, x0
        msr     vttbr_el2, xzr
        mrs     x0, pmcr_el0
        ubfx    x0, x0, #11, #5         // all event counters are EL1's
        msr     mdcr_el2, x0
        ldr     x0, =0x30d00800         // SCTLR_EL1: RES1, MMU off
        msr     sctlr_el1, x0
        mov     x0, #(3 << 20)          // CPACR_EL1: FP and SIMD
        msr     cpacr_el1, x0

        ldr     x0, ={{hcr}}
        msr     hcr_el2, x0
        isb

        adr     x0, stack_top{{down}}
        msr     sp_el1, x0
        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret
