// The core starts here, at EL2. Go to el1_entry at EL1, with SP_EL1 as its
// stack pointer and {{masked}} masked, the other masks clear.
        .global _start
_start:
        adr     x0, stack_top{{down}}
        msr     sp_el1, x0

        // 1. HCR_EL2: EL1 is AArch64. Set RW{{also}}.

        // 2. SPSR_EL2: the PSTATE that the return restores.
        //    ELR_EL2: where it goes on.

        // 3. Go.

        b       .
