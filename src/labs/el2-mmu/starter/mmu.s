// EL2 with a stack, page tables and the MMU on.
// Virtual and physical addresses stay equal:
//   0x00000000 to 0x3fffffff   devices   Device-nGnRE, never executed
//   0x40000000 to 0x7fffffff   RAM       Normal, write-back, inner shareable
        .global _start
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0

        // 1. The stack: SP_EL2 is stack_top.

        // 2. Two block descriptors of 1 GiB into level1[0] and level1[1], with
        //    AP[1] (bit 6, RES1 here) and AF; MAIR_EL2, TCR_EL2, TTBR0_EL2.
        //    Devices have attribute {{d}} of MAIR_EL2, RAM attribute {{r}}.
        //    TCR_EL2: {{bits:d}}-bit addresses (the walk starts at level 1), 4 KiB
        //    granule, PS for {{pabits:d}} bits, RES1 bits 31 and 23.

        // 3. Forget old translations, then SCTLR_EL2.M.
        //    Its RES1 bits make 0x30c50830; C, I and SA belong with M.

        bl      hello
        b       .
